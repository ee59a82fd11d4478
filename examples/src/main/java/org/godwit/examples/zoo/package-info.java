/// A zoo of small programs, each showing a few features of the language to the capture of running
/// tasks; see [Zoo].
@NullMarked
package org.godwit.examples.zoo;

import org.jspecify.annotations.NullMarked;
