/// What a running task sees of the virtual machine, and how programs are found.
@NullMarked
package org.godwit.port;

import org.jspecify.annotations.NullMarked;
