/// Measuring the journals.
@NullMarked
package org.godwit.persistence.bench;

import org.jspecify.annotations.NullMarked;
