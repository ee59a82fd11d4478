/// The HTTP interface by which consoles and schedulers steer the virtual machine.
@NullMarked
package org.godwit.cluster.management;

import org.jspecify.annotations.NullMarked;
