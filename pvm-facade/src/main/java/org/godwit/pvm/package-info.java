/// The classic PVM interface: [org.godwit.pvm.Pvm] with the C names.
@NullMarked
package org.godwit.pvm;

import org.jspecify.annotations.NullMarked;
