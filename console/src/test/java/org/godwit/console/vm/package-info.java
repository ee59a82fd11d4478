/// Tests on a real virtual machine: hosts in JVMs of their own, the real journal, the real planes.
@NullMarked
package org.godwit.console.vm;

import org.jspecify.annotations.NullMarked;
