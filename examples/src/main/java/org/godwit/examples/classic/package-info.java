/// The example programs that come with PVM 3.4, written anew in Java: the same calls in the same
/// order, the same text. What each must show is in [org.godwit.examples.classic.ClassicCases].
@NullMarked
package org.godwit.examples.classic;

import org.jspecify.annotations.NullMarked;
