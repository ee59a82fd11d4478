/// The sweep: every program of the zoo, captured at each of its yield points and resumed in a
/// second JVM, must print what it prints when nothing moves it.
@NullMarked
package org.godwit.console.sweep;

import org.jspecify.annotations.NullMarked;
