/// Bad input, made at random from good input.
@NullMarked
package org.godwit.fuzz;

import org.jspecify.annotations.NullMarked;
