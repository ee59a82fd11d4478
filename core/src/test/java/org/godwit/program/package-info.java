/// What tests of services see of the virtual machine.
@NullMarked
package org.godwit.program;

import org.jspecify.annotations.NullMarked;
