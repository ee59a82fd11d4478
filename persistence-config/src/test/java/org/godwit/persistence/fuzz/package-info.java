/// Bad input, made at random from good input.
@NullMarked
package org.godwit.persistence.fuzz;

import org.jspecify.annotations.NullMarked;
