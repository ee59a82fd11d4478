/// What the journals in databases have in common.
@NullMarked
package org.godwit.persistence.jdbc;

import org.jspecify.annotations.NullMarked;
