/// Programs written directly as state machines.
@NullMarked
package org.godwit.program;

import org.jspecify.annotations.NullMarked;
