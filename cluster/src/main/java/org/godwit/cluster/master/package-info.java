/// The one actor that knows hosts, containers and tasks, and conducts moves.
@NullMarked
package org.godwit.cluster.master;

import org.jspecify.annotations.NullMarked;
