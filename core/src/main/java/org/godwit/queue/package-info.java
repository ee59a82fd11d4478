/// The message queue and its selection by source, tag and context.
@NullMarked
package org.godwit.queue;

import org.jspecify.annotations.NullMarked;
