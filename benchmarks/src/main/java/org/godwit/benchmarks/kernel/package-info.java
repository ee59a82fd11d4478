/// Small programs as tasks have them, each a [java.util.function.DoubleSupplier] that gives the
/// same number every time; what `./pvm bench overhead` runs as they are and woven.
@NullMarked
package org.godwit.benchmarks.kernel;

import org.jspecify.annotations.NullMarked;
