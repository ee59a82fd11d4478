/// The virtual processor as a sharded, persistent actor, and the cell it shares with its task.
@NullMarked
package org.godwit.cluster.processor;

import org.jspecify.annotations.NullMarked;
