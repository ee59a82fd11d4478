/// Hosts as Pekko cluster nodes.
@NullMarked
package org.godwit.cluster;

import org.jspecify.annotations.NullMarked;
