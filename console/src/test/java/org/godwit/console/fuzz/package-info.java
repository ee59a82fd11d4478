/// Bad input, made at random from good input.
@NullMarked
package org.godwit.console.fuzz;

import org.jspecify.annotations.NullMarked;
