/// The passes that weave task classes, one job each.
@NullMarked
package org.godwit.instrument.weave;

import org.jspecify.annotations.NullMarked;
