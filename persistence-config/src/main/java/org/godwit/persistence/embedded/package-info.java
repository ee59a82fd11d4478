/// The embedded journal as a Pekko journal plug-in.
@NullMarked
package org.godwit.persistence.embedded;

import org.jspecify.annotations.NullMarked;
