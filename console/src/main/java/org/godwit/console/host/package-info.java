/// The host process: puts cluster, journal profile and programs together.
@NullMarked
package org.godwit.console.host;

import org.jspecify.annotations.NullMarked;
