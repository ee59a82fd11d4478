/// Groups: named sets of tasks, kept by one journaled state machine of the virtual machine.
@NullMarked
package org.godwit.group;

import org.jspecify.annotations.NullMarked;
