/// What weaving costs a program that never moves, measured with JMH; `./pvm bench overhead` starts
/// it in a JVM of its own and prints the table.
@NullMarked
package org.godwit.benchmarks;

import org.jspecify.annotations.NullMarked;
