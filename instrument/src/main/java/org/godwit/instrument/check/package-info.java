/// Finds restrictions in a program before it runs: what will pin it, what will refuse its capture
/// and what behaves differently after a move (docs/restrictions.md).
@NullMarked
package org.godwit.instrument.check;

import org.jspecify.annotations.NullMarked;
