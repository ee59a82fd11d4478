/// The heap image: everything that a captured task reaches, as bytes.
@NullMarked
package org.godwit.instrument.image;

import org.jspecify.annotations.NullMarked;
