package org.godwit.instrument.image;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The rows of an image being written.
final class TypeTable {

    private static final int RECENT = 1 << 8;

    private final WellKnownObjects wellKnown;
    private final List<TypeRow> rows = new ArrayList<>();
    private final IdentityHashMap<Class<?>, TypeRow> byClass = new IdentityHashMap<>();
    private final Map<TypeEntry, TypeRow> singles = new HashMap<>();

    /// The rows of classes met lately, found without a map.
    private final @Nullable TypeRow[] recent;

    private final @Nullable Class<?>[] recentClasses;

    TypeTable(WellKnownObjects wellKnown) {
        this.wellKnown = wellKnown;
        recent = new @Nullable TypeRow[RECENT];
        recentClasses = new @Nullable Class<?>[RECENT];
    }

    /// The row of an object's class, null if there is none yet.
    @Nullable TypeRow find(Class<?> type) {
        int i = System.identityHashCode(type) & RECENT - 1;
        if (recentClasses[i] == type) {
            return recent[i];
        }
        TypeRow row = byClass.get(type);
        if (row != null) {
            recentClasses[i] = type;
            recent[i] = row;
        }
        return row;
    }

    /// Learns the well-known objects around a class that is met for the first time.
    void learn(Class<?> type) {
        if (wellKnown.learn(type)) {
            rows.forEach(this::markNames);
        }
    }

    /// Makes the row of a class that has none.
    TypeRow add(Class<?> type, ClassLayout layout, TypeEntry entry) {
        TypeRow row = new TypeRow(rows.size(), entry, layout);
        rows.add(row);
        byClass.put(type, row);
        markNames(row);
        return row;
    }

    /// The row of a single object.
    TypeRow single(TypeEntry entry) {
        return singles.computeIfAbsent(
                entry,
                e -> {
                    TypeRow row = new TypeRow(rows.size(), e, null);
                    rows.add(row);
                    return row;
                });
    }

    List<TypeRow> rows() {
        return rows;
    }

    private void markNames(TypeRow row) {
        if (row.layout != null) {
            row.mayHaveName = wellKnown.has(row.layout.type);
        }
    }
}
