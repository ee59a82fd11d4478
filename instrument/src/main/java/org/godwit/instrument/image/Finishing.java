package org.godwit.instrument.image;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.concurrent.ConcurrentHashMap;

/// What is left to do for an object when all of an image is read.
enum Finishing {
    NOTHING,
    /// Hash tables, rebuilt if their hashes are others here; see [TableRebuilder].
    HASH_MAP,
    HASHTABLE,
    CONCURRENT_MAP,
    IDENTITY_MAP,
    SET_N,
    MAP_N,
    /// Objects whose class leaves out checks that its constructors make needless; see [Invariants].
    STRING_BUILDER,
    BIG_INTEGER;

    static Finishing of(Class<?> type) {
        if (HashMap.class.isAssignableFrom(type)) {
            return HASH_MAP;
        }
        if (Hashtable.class.isAssignableFrom(type)) {
            return HASHTABLE;
        }
        if (ConcurrentHashMap.class.isAssignableFrom(type)) {
            return CONCURRENT_MAP;
        }
        if (IdentityHashMap.class.isAssignableFrom(type)) {
            return IDENTITY_MAP;
        }
        if (type == HashTables.SET_N) {
            return SET_N;
        }
        if (type == HashTables.MAP_N) {
            return MAP_N;
        }
        if (type == StringBuilder.class || type == StringBuffer.class) {
            return STRING_BUILDER;
        }
        return BigInteger.class.isAssignableFrom(type) ? BIG_INTEGER : NOTHING;
    }
}
