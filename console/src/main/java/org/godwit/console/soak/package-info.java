/// `./pvm soak`: many tasks that compute, moved at random between hosts, each compared with a run
/// that was never moved.
@NullMarked
package org.godwit.console.soak;

import org.jspecify.annotations.NullMarked;
