/// A virtual machine without a cluster: host processes that obey the contract of the real ones and
/// do what a model in the test's own JVM says.
@NullMarked
package org.godwit.console.fake;

import org.jspecify.annotations.NullMarked;
