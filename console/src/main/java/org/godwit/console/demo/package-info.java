/// `./pvm demo`: a program is run twice, once undisturbed and once moved, drained and crashed, and
/// the two results are compared. The script is a list of [org.godwit.console.demo.DemoStep]s; what
/// is shown is a pure function of a [org.godwit.console.demo.DemoView].
@NullMarked
package org.godwit.console.demo;

import org.jspecify.annotations.NullMarked;
