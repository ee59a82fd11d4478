/// Programs that tests capture and resume.
@NullMarked
package org.godwit.programs;

import org.jspecify.annotations.NullMarked;
