/// The protocol of a virtual processor as a deterministic step function.
@NullMarked
package org.godwit.processor;

import org.jspecify.annotations.NullMarked;
