/// Frames of the message plane and their binary form.
@NullMarked
package org.godwit.wire;

import org.jspecify.annotations.NullMarked;
