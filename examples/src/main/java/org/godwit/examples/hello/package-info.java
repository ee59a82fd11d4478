/// The classic first program: two tasks, one greeting.
@NullMarked
package org.godwit.examples.hello;

import org.jspecify.annotations.NullMarked;
