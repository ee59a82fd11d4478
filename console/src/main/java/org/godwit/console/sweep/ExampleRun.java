package org.godwit.console.sweep;

import java.util.List;

/// A run of an example on a virtual machine.
///
/// @param lines what its first task printed, then what the others printed, sorted; tids and names
///   of hosts masked
/// @param ends how its tasks ended, the first one first, the others sorted
/// @param moved captures that were resumed on another host
/// @param bounced captures that were resumed where they were made
/// @param pinned yield points at which a state could not be had
record ExampleRun(List<String> lines, List<String> ends, long moved, long bounced, long pinned) {

    ExampleRun {
        lines = List.copyOf(lines);
        ends = List.copyOf(ends);
    }
}
