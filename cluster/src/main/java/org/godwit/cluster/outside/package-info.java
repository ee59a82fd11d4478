/// Plain Pekko actors outside the virtual machine's tasks, and how they exchange messages with them.
@NullMarked
package org.godwit.cluster.outside;

import org.jspecify.annotations.NullMarked;
