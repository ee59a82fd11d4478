package org.godwit.instrument.image;

import org.godwit.continuation.CaptureRefusedException;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/// Brings the hash tables of an image in order whose keys have other hashes in this JVM. Nodes stay
/// the same objects where the table allows it, for programs hold them as entries; counts of changes
/// stay, for iterators compare them. Tables are checked as they are walked: damaged ones could make
/// that endless.
@SuppressWarnings("NonApiType") // it is about these classes, not their interfaces
final class TableRebuilder {

    private static final long CONCURRENT_SIZE_CONTROL =
            Internals.offset(ConcurrentHashMap.class, "sizeCtl");
    private static final long[] CONCURRENT_COUNTS = {
        Internals.offset(ConcurrentHashMap.class, "transferIndex"),
        Internals.offset(ConcurrentHashMap.class, "cellsBusy")
    };
    private static final long CONCURRENT_BASE_COUNT =
            Internals.offset(ConcurrentHashMap.class, "baseCount");
    private static final long[] CONCURRENT_PARTS = {
        Internals.offset(ConcurrentHashMap.class, "table"),
        Internals.offset(ConcurrentHashMap.class, "nextTable"),
        Internals.offset(ConcurrentHashMap.class, "counterCells")
    };

    /// Nodes that may still be found: every one belongs to one table only.
    private int nodesLeft;

    TableRebuilder(int objects) {
        nodesLeft = objects;
    }

    /// Finishes all objects; those that need no `equals` first, for the others use these as keys.
    void finish(List<Object> unfinished) {
        List<Runnable> late = new ArrayList<>();
        for (Object o : unfinished) {
            switch (Finishing.of(o.getClass())) {
                case HASH_MAP -> hashMap((HashMap<?, ?>) o, late);
                case HASHTABLE -> hashtable(o);
                case CONCURRENT_MAP -> concurrentMap((ConcurrentHashMap<?, ?>) o, late);
                case IDENTITY_MAP -> identityMap((IdentityHashMap<?, ?>) o);
                case SET_N -> probed(o, HashTables.SET_N_TABLE, 1);
                case MAP_N -> probed(o, HashTables.MAP_N_TABLE, 2);
                case STRING_BUILDER -> Invariants.stringBuilder(o);
                case BIG_INTEGER -> Invariants.bigInteger(o);
                case NOTHING -> {}
            }
        }
        late.forEach(Runnable::run);
    }

    private void hashMap(HashMap<?, ?> map, List<Runnable> late) {
        Object[] table = HashTables.HASH_MAP.table(map);
        if (table == null) {
            return;
        }
        boolean isSame = hasSameHashes(HashTables.HASH_MAP, table);
        if (isSame) {
            return;
        }
        List<Object> nodes = nodes(HashTables.HASH_MAP, table);
        if (nodes.stream().anyMatch(HashTables.TREE_NODE::isInstance)) {
            late.add(() -> putAgain(map, nodes));
        } else {
            requirePowerOfTwo(table);
            relink(HashTables.HASH_MAP, table, nodes);
        }
    }

    /// Chains as they are, in the order of the nodes.
    private static void relink(HashTables.Chained form, Object[] table, List<Object> nodes) {
        Object[] last = new Object[table.length];
        Arrays.fill(table, null);
        for (Object node : nodes) {
            Object key = form.key(node);
            int hash;
            int slot;
            if (form == HashTables.HASH_MAP) {
                hash = HashTables.spread(key);
                slot = hash & table.length - 1;
            } else {
                hash = key == null ? 0 : key.hashCode();
                slot = (hash & Integer.MAX_VALUE) % table.length;
            }
            form.hash(node, hash);
            form.next(node, null);
            if (last[slot] == null) {
                table[slot] = node;
            } else {
                form.next(last[slot], node);
            }
            last[slot] = node;
        }
    }

    /// A map with trees in it is filled again; only such a map gets new nodes.
    private static <K, V> void putAgain(HashMap<K, V> map, List<Object> nodes) {
        int changes = Internals.int32(map, HashTables.HASH_MAP_CHANGES);
        List<@Nullable Object> pairs = new ArrayList<>();
        List<Object> inOrder = nodes;
        if (map instanceof LinkedHashMap<?, ?>) {
            inOrder = new ArrayList<>(nodes.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                if (inOrder.size() == nodes.size()) {
                    throw ChunkInput.refusal("a LinkedHashMap is longer than its table");
                }
                inOrder.add(entry);
            }
        }
        for (Object node : inOrder) {
            pairs.add(HashTables.HASH_MAP.key(node));
            pairs.add(HashTables.HASH_MAP.value(node));
        }
        map.clear();
        fill(map, pairs);
        Internals.putInt32(map, HashTables.HASH_MAP_CHANGES, changes);
    }

    @SuppressWarnings("unchecked") // they come from this map
    private static <K, V> void fill(Map<K, V> map, List<@Nullable Object> pairs) {
        for (int i = 0; i < pairs.size(); i += 2) {
            map.put((K) pairs.get(i), (V) pairs.get(i + 1));
        }
    }

    private void hashtable(Object map) {
        Object[] table = HashTables.HASHTABLE.table(map);
        if (table == null || table.length == 0) {
            if (table == null && Internals.int32(map, HashTables.HASHTABLE_SIZE) == 0) {
                return; // java.util.Properties keeps its content elsewhere
            }
            throw ChunkInput.refusal("a Hashtable without a table");
        }
        if (!hasSameHashes(HashTables.HASHTABLE, table)) {
            relink(HashTables.HASHTABLE, table, nodes(HashTables.HASHTABLE, table));
        }
    }

    /// Iterators of these maps go on over the old nodes, which they may by their contract.
    private void concurrentMap(ConcurrentHashMap<?, ?> map, List<Runnable> late) {
        Object[] table = HashTables.CONCURRENT.table(map);
        if (table == null) {
            return;
        }
        if (!HashTables.CONCURRENT.isOwnArray(table)) {
            throw ChunkInput.refusal("a table of " + table.getClass().getName());
        }
        requirePowerOfTwo(table);
        List<@Nullable Object> pairs = new ArrayList<>();
        if (!ConcurrentNodes.collect(table, this::node, pairs)) {
            late.add(() -> {
                for (long part : CONCURRENT_PARTS) {
                    Internals.putReference(map, part, null);
                }
                for (long count : CONCURRENT_COUNTS) {
                    Internals.putInt32(map, count, 0);
                }
                Internals.putInt64(map, CONCURRENT_BASE_COUNT, 0);
                Internals.putInt32(map, CONCURRENT_SIZE_CONTROL, table.length);
                fill(map, pairs);
            });
        }
    }

    private void identityMap(IdentityHashMap<?, ?> map) {
        Object[] table = (Object[]) Internals.reference(map, HashTables.IDENTITY_TABLE);
        if (table == null) {
            throw ChunkInput.refusal("an IdentityHashMap without a table");
        }
        requirePowerOfTwo(table);
        probe(table, 2, key -> identitySlot(key, table.length));
    }

    private static int identitySlot(Object key, int length) {
        int hash = System.identityHashCode(key);
        return (hash << 1) - (hash << 8) & length - 1;
    }

    /// @param width slots per element
    private void probed(Object set, long tableOffset, int width) {
        Object[] table = (Object[]) Internals.reference(set, tableOffset);
        if (table == null || table.length % width != 0) {
            throw ChunkInput.refusal(set.getClass().getName() + " without a table");
        }
        int slots = table.length / width;
        probe(table, width, key -> Math.floorMod(key.hashCode(), slots) * width);
    }

    /// Puts every key, and the value behind it, at its slot or the next free one.
    private void probe(Object[] table, int width, ToIntFunction<Object> slotOf) {
        Object[] old = table.clone();
        Arrays.fill(table, null);
        int free = table.length / width;
        for (int i = 0; i < old.length; i += width) {
            Object key = old[i];
            if (key == null) {
                continue;
            }
            if (--free == 0) {
                throw ChunkInput.refusal("a table of " + table.length + " without a free slot");
            }
            int slot = slotOf.applyAsInt(key);
            while (table[slot] != null) {
                slot = (slot + width) % table.length;
            }
            System.arraycopy(old, i, table, slot, width);
        }
    }

    private boolean hasSameHashes(HashTables.Chained form, Object[] table) {
        boolean isSame = true;
        for (Object chain : table) {
            for (Object node = chain; node != null; node = form.next(node)) {
                node(node);
                if (!form.isNode(node)) {
                    throw ChunkInput.refusal("a node of " + node.getClass().getName());
                }
                Object key = form.key(node);
                if (isSame && !StableKeys.isPlainValue(key)) {
                    int here =
                            form == HashTables.HASH_MAP
                                    ? HashTables.spread(key)
                                    : key == null ? 0 : key.hashCode();
                    isSame = here == form.hash(node);
                }
            }
        }
        return isSame;
    }

    private static List<Object> nodes(HashTables.Chained form, Object[] table) {
        List<Object> nodes = new ArrayList<>();
        for (Object chain : table) {
            for (Object node = chain; node != null; node = form.next(node)) {
                nodes.add(node);
            }
        }
        return nodes;
    }

    private void node(Object node) {
        if (--nodesLeft < 0) {
            throw ChunkInput.refusal(
                    "a hash table that never ends, with " + node.getClass().getName());
        }
    }

    private static void requirePowerOfTwo(Object[] table) {
        if (Integer.bitCount(table.length) != 1) {
            throw new CaptureRefusedException(
                    "the capture is damaged: a hash table of length " + table.length);
        }
    }
}
