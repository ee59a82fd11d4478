/// The tasks of `./pvm torture`.
@NullMarked
package org.godwit.console.torture.programs;

import org.jspecify.annotations.NullMarked;
