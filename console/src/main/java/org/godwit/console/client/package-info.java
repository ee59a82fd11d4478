/// Talking to a virtual machine that runs: where its machine process keeps its state, and the HTTP
/// interface of its hosts. Depends on nothing else of the console.
@NullMarked
package org.godwit.console.client;

import org.jspecify.annotations.NullMarked;
