package org.godwit.instrument.image.sample;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Tables whose keys have another hash in every JVM.
@SuppressWarnings({
    "ReferenceEquality",
    "JdkObsolete",
    "IdentityHashMapUsage",
    "EnumOrdinal"
}) // what is tested
public final class Tables implements Probe {

    private final Object[] keys = new Object[40];
    private final Object[] crowd = new Object[200];
    private final Map<Object, Integer> hash = new HashMap<>();
    private final Map<Object, Integer> linked = new LinkedHashMap<>();
    private final Map<Object, Integer> byAccess = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Object, Integer> old = new Hashtable<>();
    private final Map<Object, Integer> concurrent = new ConcurrentHashMap<>();
    private final Map<Object, Integer> identity = new IdentityHashMap<>();
    private final Map<Object, Integer> crowded = new HashMap<>();
    private final Map<Object, Integer> crowdedLinked = new LinkedHashMap<>();
    private final Map<Object, Integer> crowdedConcurrent = new ConcurrentHashMap<>();
    private final Set<Object> set = new HashSet<>();
    private final Set<Object> linkedSet = new LinkedHashSet<>();
    private final Set<Object> concurrentSet = ConcurrentHashMap.newKeySet();
    private final Set<Object> identitySet = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Planet> ofTwo = Set.of(Planet.EARTH, Planet.MARS);
    private final Set<Planet> ofMany = Set.of(Planet.values());
    private final Map<Planet, String> mapOfOne = Map.of(Planet.MARS, "red");
    private final Map<Planet, String> mapOfMany;
    private final Set<String> words = Set.of("a", "b", "c", "d", "e");
    private final EnumMap<Planet, String> enums = new EnumMap<>(Planet.class);
    private final EnumSet<Planet> enumSet = EnumSet.of(Planet.SATURN, Planet.VENUS);
    private final Map<Class<?>, String> classes = new HashMap<>();
    private final Map<Set<Planet>, String> bySet = new ConcurrentHashMap<>();
    private final Map.Entry<Object, Integer> held;

    /// A key whose hash is its object's, with many in few slots.
    static final class Crowded {
        @Override
        public int hashCode() {
            return System.identityHashCode(this) & 3;
        }

        @Override
        public boolean equals(Object o) {
            return o == this;
        }
    }

    public Tables() {
        for (int i = 0; i < keys.length; i++) {
            keys[i] = i % 2 == 0 ? new Object() : new Badge(Planet.values()[i % 6], i);
        }
        for (int i = 0; i < keys.length; i++) {
            for (Map<Object, Integer> map : maps()) {
                map.put(keys[i], i);
            }
            for (Set<Object> each : sets()) {
                each.add(keys[i]);
            }
        }
        for (int i = 0; i < crowd.length; i++) {
            crowd[i] = new Crowded();
            for (Map<Object, Integer> map : crowds()) {
                map.put(crowd[i], i);
            }
        }
        identity.put(null, -1);
        hash.put(null, -1);
        for (int i = 0; i < keys.length; i += 3) {
            byAccess.get(keys[i]);
        }
        Map<Planet, String> names = new TreeMap<>();
        for (Planet planet : Planet.values()) {
            enums.put(planet, planet.name());
            names.put(planet, "the " + planet);
        }
        mapOfMany = Map.copyOf(names);
        classes.put(Planet.class, "planet");
        classes.put(int[].class, "ints");
        classes.put(long.class, "long");
        bySet.put(new HashSet<>(Set.of(Planet.EARTH, Planet.VENUS)), "near");
        held = hash.entrySet().stream().filter(e -> e.getKey() == keys[4]).findAny().orElseThrow();
    }

    private Map<Object, Integer>[] maps() {
        @SuppressWarnings({"unchecked", "rawtypes"})
        Map<Object, Integer>[] maps = new Map[] {hash, linked, byAccess, old, concurrent, identity};
        return maps;
    }

    private Map<Object, Integer>[] crowds() {
        @SuppressWarnings({"unchecked", "rawtypes"})
        Map<Object, Integer>[] maps = new Map[] {crowded, crowdedLinked, crowdedConcurrent};
        return maps;
    }

    private Set<Object>[] sets() {
        @SuppressWarnings({"unchecked", "rawtypes"})
        Set<Object>[] sets = new Set[] {set, linkedSet, concurrentSet, identitySet};
        return sets;
    }

    /// Everything that can be looked up, and the orders that are promised.
    @Override
    public String get() {
        StringBuilder text = new StringBuilder();
        for (Map<Object, Integer> map : maps()) {
            text.append(map.size());
            for (Object key : keys) {
                text.append(' ').append(map.getOrDefault(key, -7));
            }
        }
        for (Map<Object, Integer> map : crowds()) {
            text.append(map.size());
            for (Object key : crowd) {
                text.append(' ').append(map.getOrDefault(key, -7));
            }
        }
        for (Set<Object> each : sets()) {
            text.append(each.size());
            for (Object key : keys) {
                text.append(each.contains(key) ? '+' : '-');
            }
        }
        text.append(linked.values()).append(byAccess.values()).append(crowdedLinked.values());
        text.append(identity.get(null)).append(hash.get(null));
        for (Planet planet : Planet.values()) {
            text.append(ofTwo.contains(planet)).append(ofMany.contains(planet));
            text.append(mapOfOne.get(planet)).append(mapOfMany.get(planet));
            text.append(enums.get(planet)).append(enumSet.contains(planet));
        }
        text.append(words.contains("c")).append(words.contains("z"));
        text.append(classes.get(Planet.class)).append(classes.get(int[].class));
        text.append(classes.get(long.class)).append(classes.size());
        text.append(bySet.get(Set.of(Planet.EARTH, Planet.VENUS)));
        held.setValue(held.getValue() + 1);
        text.append(hash.get(keys[4]));
        held.setValue(held.getValue() - 1);
        return text.toString();
    }
}
