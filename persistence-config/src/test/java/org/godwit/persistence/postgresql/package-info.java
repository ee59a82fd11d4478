/// A PostgreSQL server for tests, and tests of the journal in it.
@NullMarked
package org.godwit.persistence.postgresql;

import org.jspecify.annotations.NullMarked;
