/// Faults on order, for tests: links between hosts that are cut.
@NullMarked
package org.godwit.cluster.fault;

import org.jspecify.annotations.NullMarked;
