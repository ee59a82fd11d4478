/// The counting workload on Pekko's cluster sharding alone, without Godwit: what `./pvm torture
/// --plain` compares with. Nothing else may use it.
@NullMarked
package org.godwit.console.torture.plain;

import org.jspecify.annotations.NullMarked;
