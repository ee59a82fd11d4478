/// What crosses the control plane or enters the journal, and its form.
@NullMarked
package org.godwit.cluster.wire;

import org.jspecify.annotations.NullMarked;
