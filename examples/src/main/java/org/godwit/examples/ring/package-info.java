/// A token goes round a ring of tasks.
@NullMarked
package org.godwit.examples.ring;

import org.jspecify.annotations.NullMarked;
