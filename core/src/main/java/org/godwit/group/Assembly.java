package org.godwit.group;

import org.godwit.task.Tid;

import java.util.LinkedHashMap;
import java.util.Map;

/// A barrier or a freezing in progress: how many must call, and who has. A caller that dies
/// meanwhile has called nonetheless, as in PVM.
///
/// @param waiting the callers, each with the number of its request, in the order of their calls
record Assembly(int count, Map<Tid, Integer> waiting) {

    Assembly(int count) {
        this(count, new LinkedHashMap<>());
    }

    boolean isComplete() {
        return waiting.size() >= count;
    }
}
