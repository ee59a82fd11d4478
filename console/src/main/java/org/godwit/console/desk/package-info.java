/// What the console does as a task of the virtual machine, through the classic interface.
@NullMarked
package org.godwit.console.desk;

import org.jspecify.annotations.NullMarked;
