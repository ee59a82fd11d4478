package org.godwit.instrument.image;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/// The content of a ConcurrentHashMap's table, chains and trees alike.
final class ConcurrentNodes {

    private static final Class<?> TREE_BIN =
            HashTables.named("java.util.concurrent.ConcurrentHashMap$TreeBin");
    private static final long TREE_FIRST = Internals.offset(TREE_BIN, "first");
    private static final int HASH_BITS = Integer.MAX_VALUE;

    private ConcurrentNodes() {}

    /// Collects keys and values.
    ///
    /// @param node told every node
    /// @return whether all keys have the hash here that their node says
    static boolean collect(Object[] table, Consumer<Object> node, List<@Nullable Object> pairs) {
        HashTables.Chained form = HashTables.CONCURRENT;
        boolean isSame = true;
        for (Object head : table) {
            Object first = head;
            if (TREE_BIN.isInstance(head)) {
                first = Internals.reference(head, TREE_FIRST);
            }
            for (Object n = first; n != null; n = form.next(n)) {
                node.accept(n);
                Object key = form.key(n);
                Object value = form.value(n);
                if (key == null || value == null) {
                    throw ChunkInput.refusal("a ConcurrentHashMap in the middle of a change");
                }
                isSame &=
                        StableKeys.isPlainValue(key)
                                || (HashTables.spread(key) & HASH_BITS) == form.hash(n);
                pairs.add(key);
                pairs.add(value);
            }
        }
        return isSame;
    }
}
