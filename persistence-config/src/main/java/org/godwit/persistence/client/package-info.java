/// The embedded journal's client, plain Java.
@NullMarked
package org.godwit.persistence.client;

import org.jspecify.annotations.NullMarked;
