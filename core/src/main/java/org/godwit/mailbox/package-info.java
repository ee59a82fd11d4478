/// The mailbox and the numbers of contexts (API.md 4.8, 4.10): a service of the virtual machine.
@NullMarked
package org.godwit.mailbox;

import org.jspecify.annotations.NullMarked;
