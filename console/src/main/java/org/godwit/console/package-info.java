/// The command `./pvm`: one class per command. A command reads the state that a virtual machine's
/// machine process keeps (`client`), asks that process or a host, and prints; nothing of a virtual
/// machine lives here.
@NullMarked
package org.godwit.console;

import org.jspecify.annotations.NullMarked;
