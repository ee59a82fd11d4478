/// The run-time half of continuations: what woven task code calls, and what a captured task is made
/// of. The other half, which weaves the code and writes captures as bytes, is `instrument/`.
@NullMarked
package org.godwit.continuation;

import org.jspecify.annotations.NullMarked;
