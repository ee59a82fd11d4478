package org.godwit.examples.zoo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// HashMap and HashSet with strings and numbers as keys: grown, shrunk, walked over.
public final class StringMap {
    private StringMap() {}

    public static void main(String[] argv) {
        Map<String, Long> map = new HashMap<>();
        Set<Long> seen = new HashSet<>();
        long value = 12_345;
        for (int i = 0; i < 60; i++) {
            value = (value * 1_103_515_245L + 12_345) & 0x7fffffff;
            map.put("key" + value % 37, value);
            seen.add(value % 50);
            if (i % 4 == 3) {
                map.remove("key" + value % 11);
            }
            if (i % 15 == 14) {
                long sum = 0;
                for (Map.Entry<String, Long> entry : map.entrySet()) {
                    sum += entry.getKey().length() * entry.getValue();
                }
                System.out.println(map.size() + " " + sum + " " + seen.size());
            }
        }
        map.keySet().removeIf(k -> k.endsWith("1"));
        for (String key : map.keySet()) {
            value = value * 31 + key.hashCode();
        }
        System.out.println(map.size() + " " + value);
    }
}
