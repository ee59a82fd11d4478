/// The H2 database as the journal of a machine.
@NullMarked
package org.godwit.persistence.h2;

import org.jspecify.annotations.NullMarked;
