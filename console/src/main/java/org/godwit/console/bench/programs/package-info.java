/// The tasks that `./pvm bench` measures with: classic programs, each with a twin in C for the real
/// PVM (`pvmbench.c` among the resources) that does the same calls in the same order.
@NullMarked
package org.godwit.console.bench.programs;

import org.jspecify.annotations.NullMarked;
