/// Tasks on virtual threads and the programs they run.
@NullMarked
package org.godwit.cluster.execution;

import org.jspecify.annotations.NullMarked;
