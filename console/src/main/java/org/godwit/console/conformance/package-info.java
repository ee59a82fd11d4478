/// Runs the conformance programs and compares what they print with what the real PVM answered.
@NullMarked
package org.godwit.console.conformance;

import org.jspecify.annotations.NullMarked;
