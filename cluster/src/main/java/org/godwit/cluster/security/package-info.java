/// What a host may listen on and believe: its certificates, and what a configuration must not say.
@NullMarked
package org.godwit.cluster.security;

import org.jspecify.annotations.NullMarked;
