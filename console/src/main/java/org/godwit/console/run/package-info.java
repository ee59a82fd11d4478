/// Runs one program as a task of a throw-away virtual machine.
@NullMarked
package org.godwit.console.run;

import org.jspecify.annotations.NullMarked;
