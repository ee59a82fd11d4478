/// The task that `./pvm soak` moves about.
@NullMarked
package org.godwit.console.soak.programs;

import org.jspecify.annotations.NullMarked;
