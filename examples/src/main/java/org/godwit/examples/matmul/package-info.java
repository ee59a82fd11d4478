/// A matrix product, its rows spread over workers.
@NullMarked
package org.godwit.examples.matmul;

import org.jspecify.annotations.NullMarked;
