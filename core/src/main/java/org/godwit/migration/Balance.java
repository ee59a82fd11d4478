package org.godwit.migration;

import org.godwit.task.Tid;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Balancing by count: as few moves as make the numbers of movable units differ by at most one. The
/// unit is what moves as one: a container, named by the first of its tasks.
public final class Balance {

    private Balance() {}

    /// A unit is to go to a host.
    public record Wish(Tid unit, Tid from, Tid to) {}

    /// The moves that even out `unitsOnHost`. Pure; the same view gives the same moves.
    ///
    /// @param unitsOnHost every host that may hold units, also the empty ones
    public static List<Wish> moves(Map<Tid, List<Tid>> unitsOnHost) {
        Map<Tid, List<Tid>> view = new TreeMap<>();
        unitsOnHost.forEach((host, units) -> view.put(host, new ArrayList<>(units)));
        List<Wish> wishes = new ArrayList<>();
        if (view.size() < 2) {
            return wishes;
        }
        while (true) {
            Tid fullest = extreme(view, Comparator.reverseOrder());
            Tid emptiest = extreme(view, Comparator.naturalOrder());
            List<Tid> source = view.getOrDefault(fullest, List.of());
            List<Tid> target = view.getOrDefault(emptiest, List.of());
            if (source.size() - target.size() <= 1) {
                return wishes;
            }
            Tid unit = source.removeLast();
            target.add(unit);
            wishes.add(new Wish(unit, fullest, emptiest));
        }
    }

    /// The moves that empty `leaving`, each to the host that then has the fewest.
    public static List<Wish> drain(Tid leaving, List<Tid> units, Map<Tid, List<Tid>> others) {
        Map<Tid, Integer> counts = new TreeMap<>();
        others.forEach((host, on) -> counts.put(host, on.size()));
        List<Wish> wishes = new ArrayList<>();
        for (Tid unit : units) {
            counts.entrySet().stream()
                    .min(Map.Entry.comparingByValue())
                    .ifPresent(emptiest -> {
                        wishes.add(new Wish(unit, leaving, emptiest.getKey()));
                        emptiest.setValue(emptiest.getValue() + 1);
                    });
        }
        return wishes;
    }

    private static Tid extreme(Map<Tid, List<Tid>> view, Comparator<Integer> order) {
        return view.entrySet().stream()
                .min(Comparator.comparing(e -> e.getValue().size(), order))
                .orElseThrow()
                .getKey();
    }
}
