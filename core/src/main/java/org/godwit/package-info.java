/// The model of Godwit in plain Java: no actors, no threads, no clock, no randomness, no I/O.
@NullMarked
package org.godwit;

import org.jspecify.annotations.NullMarked;
