package org.godwit.examples.zoo;

import java.util.LinkedHashMap;
import java.util.Map;

/// A cache that forgets what was used longest ago: a subclass of LinkedHashMap in order of access.
public final class LruCache {
    private LruCache() {}

    private static final class Cache<K, V> extends LinkedHashMap<K, V> {
        private final int most;
        private int dropped;

        Cache(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            boolean full = size() > most;
            for (int i = 0; full && i < 1; i++) {
                dropped++;
            }
            return full;
        }
    }

    private static long compute(int n) {
        long value = n;
        for (int i = 0; i < 3; i++) {
            value = value * value % 9_973 + i;
        }
        return value;
    }

    public static void main(String[] argv) {
        Cache<Integer, Long> cache = new Cache<>(5);
        int hits = 0;
        int key = 3;
        for (int i = 0; i < 40; i++) {
            key = (key * 5 + i) % 9;
            Long value = cache.get(key);
            if (value == null) {
                cache.put(key, compute(key));
            } else {
                hits++;
            }
            if (i % 8 == 7) {
                System.out.println(hits + " " + cache.dropped + " " + cache);
            }
        }
        long sum = 0;
        for (Map.Entry<Integer, Long> entry : cache.entrySet()) {
            sum = sum * 10 + entry.getKey();
        }
        System.out.println(sum);
    }
}
