package org.godwit.instrument.image;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.concurrent.ConcurrentHashMap;

/// Where the JDK's hash tables keep their parts.
final class HashTables {

    static final Chained HASH_MAP =
            new Chained(HashMap.class, "java.util.HashMap$Node", "key", "value");
    static final Chained HASHTABLE =
            new Chained(Hashtable.class, "java.util.Hashtable$Entry", "key", "value");
    static final Chained CONCURRENT =
            new Chained(
                    ConcurrentHashMap.class,
                    "java.util.concurrent.ConcurrentHashMap$Node",
                    "key",
                    "val");
    static final Class<?> TREE_NODE = named("java.util.HashMap$TreeNode");
    static final long HASH_MAP_SIZE = Internals.offset(HashMap.class, "size");
    static final long HASH_MAP_CHANGES = Internals.offset(HashMap.class, "modCount");
    static final long HASHTABLE_SIZE = Internals.offset(Hashtable.class, "count");
    static final long IDENTITY_TABLE = Internals.offset(IdentityHashMap.class, "table");
    static final long IDENTITY_SIZE = Internals.offset(IdentityHashMap.class, "size");
    static final Class<?> SET_N = named("java.util.ImmutableCollections$SetN");
    static final Class<?> MAP_N = named("java.util.ImmutableCollections$MapN");
    static final long SET_N_TABLE = Internals.offset(SET_N, "elements");
    static final long MAP_N_TABLE = Internals.offset(MAP_N, "table");

    private HashTables() {}

    /// A table whose slots are chains of nodes.
    static final class Chained {

        private final long table;
        private final Class<?> node;
        private final long hash;
        private final long key;
        private final long value;
        private final long next;

        Chained(Class<?> map, String node, String key, String value) {
            table = Internals.offset(map, "table");
            this.node = named(node);
            hash = Internals.offset(this.node, "hash");
            this.key = Internals.offset(this.node, key);
            this.value = Internals.offset(this.node, value);
            next = Internals.offset(this.node, "next");
        }

        Object @Nullable [] table(Object map) {
            return (Object[]) Internals.reference(map, table);
        }

        boolean isNode(Object o) {
            return node.isInstance(o);
        }

        /// Whether a table is of the class that the JDK makes, which its unchecked stores rely on.
        boolean isOwnArray(Object[] table) {
            return table.getClass().getComponentType() == node;
        }

        int hash(Object node) {
            return Internals.int32(node, hash);
        }

        void hash(Object node, int value) {
            Internals.putInt32(node, hash, value);
        }

        @Nullable Object key(Object node) {
            return Internals.reference(node, key);
        }

        @Nullable Object value(Object node) {
            return Internals.reference(node, value);
        }

        @Nullable Object next(Object node) {
            return Internals.reference(node, next);
        }

        void next(Object node, @Nullable Object value) {
            Internals.putReference(node, next, value);
        }
    }

    static int spread(@Nullable Object key) {
        if (key == null) {
            return 0;
        }
        int hash = key.hashCode();
        return hash ^ hash >>> 16;
    }

    static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
