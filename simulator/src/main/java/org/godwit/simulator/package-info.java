/// The seeded simulator of the protocol: the very code of `org.godwit.processor` on simulated
/// hosts, with a network that drops, repeats, delays, reorders and partitions, and with crashes and
/// moves at any step.
@NullMarked
package org.godwit.simulator;

import org.jspecify.annotations.NullMarked;
