/// One JVM of the virtual machine: its start, its cells, its end.
@NullMarked
package org.godwit.cluster.host;

import org.jspecify.annotations.NullMarked;
