/// The prompt of `./pvm` without arguments: PVM's console (API.md section 6), line by line.
@NullMarked
package org.godwit.console.prompt;

import org.jspecify.annotations.NullMarked;
