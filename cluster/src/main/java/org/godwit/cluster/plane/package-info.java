/// Message planes: how frames travel between hosts.
@NullMarked
package org.godwit.cluster.plane;

import org.jspecify.annotations.NullMarked;
