/// Moves: their phases, reports and the policies that order them.
@NullMarked
package org.godwit.migration;

import org.jspecify.annotations.NullMarked;
