/// Makes the certificates of a test machine's hosts.
@NullMarked
package org.godwit.console.certs;

import org.jspecify.annotations.NullMarked;
