/// The rules of the whole tree: which module may know which, and how a file looks.
@NullMarked
package org.godwit.console.house;

import org.jspecify.annotations.NullMarked;
