/// Hosts and the table of hosts.
@NullMarked
package org.godwit.host;

import org.jspecify.annotations.NullMarked;
