/// The conformance programs: each asks a PVM questions and prints one line per answer. What the
/// real PVM 3.4.6 answered stands beside them as `*.expected`.
@NullMarked
package org.godwit.examples.conformance;

import org.jspecify.annotations.NullMarked;
