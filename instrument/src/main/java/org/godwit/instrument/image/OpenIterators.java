package org.godwit.instrument.image;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// Iterators that stand in the middle of a hash table whose order is another one in another JVM:
/// they would skip or repeat elements there.
final class OpenIterators {

    private OpenIterators() {}

    /// By what an iterator goes.
    enum Kind {
        NONE,
        HASH_MAP("java.util.HashMap$HashIterator", "next", "this$0"),
        HASH_MAP_SPLITERATOR("java.util.HashMap$HashMapSpliterator", null, "map"),
        LINKED_HASH_MAP("java.util.LinkedHashMap$LinkedHashIterator", "next", "this$0"),
        HASHTABLE("java.util.Hashtable$Enumerator", null, "this$0"),
        IDENTITY_MAP("java.util.IdentityHashMap$IdentityHashMapIterator", null, "this$0"),
        IDENTITY_SPLITERATOR("java.util.IdentityHashMap$IdentityHashMapSpliterator", null, "map"),
        IDENTITY_ENTRY("java.util.IdentityHashMap$EntryIterator$Entry", null, null),
        SET_N("java.util.ImmutableCollections$SetN$SetNIterator", "remaining", "this$0"),
        MAP_N("java.util.ImmutableCollections$MapN$MapNIterator", "remaining", "this$0"),
        SET_12("java.util.ImmutableCollections$Set12$1", "idx", "this$0");

        private final @Nullable Class<?> type;
        private final long rest;
        private final long table;

        Kind() {
            type = null;
            rest = -1;
            table = -1;
        }

        Kind(String type, @Nullable String rest, @Nullable String table) {
            Class<?> found = HashTables.named(type);
            this.type = found;
            this.rest = rest == null ? -1 : Internals.offset(found, rest);
            this.table = table == null ? -1 : Internals.offset(found, table);
        }

        static Kind of(Class<?> type) {
            if (type.getClassLoader() == null) {
                for (Kind kind : values()) {
                    if (kind.type != null && kind.type.isAssignableFrom(type)) {
                        return kind;
                    }
                }
            }
            return NONE;
        }
    }

    /// Why an iterator cannot leave this JVM just now; empty if it can.
    static Optional<String> pin(Object iterator, Kind kind) {
        return switch (kind) {
            case NONE -> Optional.empty();
            case HASH_MAP ->
                    Internals.reference(iterator, kind.rest) == null
                            ? Optional.empty()
                            : unstableKey(HashTables.HASH_MAP, table(iterator, kind));
            case HASH_MAP_SPLITERATOR -> unstableKey(HashTables.HASH_MAP, table(iterator, kind));
            case LINKED_HASH_MAP ->
                    Internals.reference(iterator, kind.rest) != null
                                    && hasTrees(table(iterator, kind))
                            ? unstableKey(HashTables.HASH_MAP, table(iterator, kind))
                            : Optional.empty();
            case HASHTABLE -> unstableKey(HashTables.HASHTABLE, table(iterator, kind));
            case IDENTITY_MAP, IDENTITY_SPLITERATOR ->
                    Internals.int32(table(iterator, kind), HashTables.IDENTITY_SIZE) == 0
                            ? Optional.empty()
                            : Optional.of("an iterator open over an IdentityHashMap");
            case IDENTITY_ENTRY -> Optional.of("an entry of an IdentityHashMap in iteration");
            case SET_N, MAP_N, SET_12 ->
                    Internals.int32(iterator, kind.rest) == 0
                            ? Optional.empty()
                            : Optional.of(
                                    "an iterator open over an immutable set or map, whose order"
                                            + " differs from JVM to JVM");
        };
    }

    private static Object table(Object iterator, Kind kind) {
        Object table = Internals.reference(iterator, kind.table);
        if (table == null) {
            throw new IllegalStateException("no table: " + iterator.getClass().getName());
        }
        return table;
    }

    private static Optional<String> unstableKey(HashTables.Chained form, Object map) {
        Object[] table = form.table(map);
        if (table == null) {
            return Optional.empty();
        }
        StableKeys keys = new StableKeys();
        for (Object chain : table) {
            for (Object node = chain; node != null; node = form.next(node)) {
                Object key = form.key(node);
                if (!keys.isStable(key) && key != null) {
                    return Optional.of(
                            "an iterator open over a "
                                    + map.getClass().getSimpleName()
                                    + " with keys whose hash differs from JVM to JVM ("
                                    + key.getClass().getName()
                                    + ")");
                }
            }
        }
        return Optional.empty();
    }

    private static boolean hasTrees(Object map) {
        Object[] table = HashTables.HASH_MAP.table(map);
        if (table != null) {
            for (Object chain : table) {
                if (HashTables.TREE_NODE.isInstance(chain)) {
                    return true;
                }
            }
        }
        return false;
    }
}
