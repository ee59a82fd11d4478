/// Journals as named profiles.
@NullMarked
package org.godwit.persistence;

import org.jspecify.annotations.NullMarked;
