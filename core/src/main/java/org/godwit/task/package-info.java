/// Virtual processors and the tasks that run on them: names, specifications, ends.
@NullMarked
package org.godwit.task;

import org.jspecify.annotations.NullMarked;
