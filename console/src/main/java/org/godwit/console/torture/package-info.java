/// `./pvm torture`: whether the promises hold while hosts are killed, paused, drained and added.
@NullMarked
package org.godwit.console.torture;

import org.jspecify.annotations.NullMarked;
