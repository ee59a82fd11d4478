/// The embedded journal on disk: segments, records, the index in memory. No threads, no network, no
/// Pekko.
@NullMarked
package org.godwit.persistence.log;

import org.jspecify.annotations.NullMarked;
