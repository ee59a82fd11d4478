/// A program written directly as an actor, and classic tasks that talk to it.
@NullMarked
package org.godwit.examples.tally;

import org.jspecify.annotations.NullMarked;
