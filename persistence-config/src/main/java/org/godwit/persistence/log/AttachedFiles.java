package org.godwit.persistence.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which bulk files belong to events that can be read. The log's lock guards it.
final class AttachedFiles {

    private record Attached(long lastSequence, BulkFile file) {}

    private final Map<String, Deque<Attached>> byId = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private long bytes;

    /// @param lastSequence of the last event that they belong to
    void attach(String id, long lastSequence, List<BulkFile> files) {
        for (BulkFile file : files) {
            byId.computeIfAbsent(id, _ -> new ArrayDeque<>())
                    .addLast(new Attached(lastSequence, file));
            names.add(file.name());
            bytes += file.bytes();
        }
    }

    /// Forgets the files that belong to events up to `upTo` only.
    ///
    /// @param forgotten is given their names
    void detach(String id, long upTo, List<String> forgotten) {
        Deque<Attached> files = byId.get(id);
        while (files != null && !files.isEmpty() && files.getFirst().lastSequence() <= upTo) {
            BulkFile file = files.removeFirst().file();
            names.remove(file.name());
            bytes -= file.bytes();
            forgotten.add(file.name());
        }
        if (files != null && files.isEmpty()) {
            byId.remove(id);
        }
    }

    boolean has(String name) {
        return names.contains(name);
    }

    /// All that they hold.
    long bytes() {
        return bytes;
    }
}
