/// A gallery of programs that run; see `examples/README.md`.
@NullMarked
package org.godwit.examples;

import org.jspecify.annotations.NullMarked;
