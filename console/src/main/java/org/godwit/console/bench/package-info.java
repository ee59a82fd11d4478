/// `./pvm bench`: starts a throw-away virtual machine, measures, prints a table, ends everything.
@NullMarked
package org.godwit.console.bench;

import org.jspecify.annotations.NullMarked;
