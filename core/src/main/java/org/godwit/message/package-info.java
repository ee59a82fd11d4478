/// Messages, their portable bodies, packing and unpacking.
@NullMarked
package org.godwit.message;

import org.jspecify.annotations.NullMarked;
