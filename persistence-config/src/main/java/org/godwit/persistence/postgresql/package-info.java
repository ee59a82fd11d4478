/// The journal in a PostgreSQL database.
@NullMarked
package org.godwit.persistence.postgresql;

import org.jspecify.annotations.NullMarked;
