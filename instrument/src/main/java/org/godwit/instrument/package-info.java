/// Weaves task code at load so that a running task can be captured and resumed elsewhere.
@NullMarked
package org.godwit.instrument;

import org.jspecify.annotations.NullMarked;
