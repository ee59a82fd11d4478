/// The settings of a journal in Cassandra.
@NullMarked
package org.godwit.persistence.cassandra;

import org.jspecify.annotations.NullMarked;
