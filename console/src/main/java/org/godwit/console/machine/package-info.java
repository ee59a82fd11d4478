/// The machine process: one JVM per machine and virtual machine that owns what the host JVMs of a
/// machine share (the Aeron media driver, the journal's server) and the host JVMs themselves.
/// Depends on `client`; not on the commands.
@NullMarked
package org.godwit.console.machine;

import org.jspecify.annotations.NullMarked;
