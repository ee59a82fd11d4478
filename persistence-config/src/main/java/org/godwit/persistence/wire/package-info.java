/// What the embedded journal and its clients say to each other, and the connection that carries it.
@NullMarked
package org.godwit.persistence.wire;

import org.jspecify.annotations.NullMarked;
