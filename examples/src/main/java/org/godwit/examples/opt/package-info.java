/// A neural network learns handwritten digits, its training data spread over workers.
@NullMarked
package org.godwit.examples.opt;

import org.jspecify.annotations.NullMarked;
