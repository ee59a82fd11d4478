/// The embedded journal's server: one per machine, plain Java.
@NullMarked
package org.godwit.persistence.server;

import org.jspecify.annotations.NullMarked;
