package org.godwit.console.soak.programs;

import static org.godwit.pvm.Pvm.*;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;

/// Computes a digest with a little of everything, so that a capture at any point has something to
/// lose: recursion, objects that share and point in circles, collections and their iterators,
/// lambdas, exceptions, static variables, messages to itself. Arguments: seed, rounds. Prints the
/// digest at its end.
public final class Wanderer {

    private static final int TAG = 7;
    private static final int FANOUT = 3;
    private static final int NEVER_SENT = 8;
    private static final int ROUNDS_WITHOUT_REST = 20;

    private static long steps;
    private static final List<Long> TRAIL = new ArrayList<>();

    private sealed interface Shape {}

    private record Disc(long r) implements Shape {}

    private record Box(long a, long b) implements Shape {}

    private enum Turn {
        LEFT,
        RIGHT,
        BACK
    }

    /// Thrown and caught, with something to remember.
    private static final class Detour extends Exception {
        private final long way;

        Detour(long way) {
            super("detour " + way);
            this.way = way;
        }
    }

    private static final class Place {
        private final long number;
        private Place next = this;

        Place(long number) {
            this.number = number;
        }
    }

    private final Map<String, Long> names = new HashMap<>();
    private final Map<Turn, Long> turns = new LinkedHashMap<>();
    private final Deque<Place> places = new ArrayDeque<>();
    private long digest;

    private Wanderer(long seed) {
        digest = seed * 0x9E3779B97F4A7C15L + 1;
    }

    public static void main(String[] argv) {
        long seed = Long.parseLong(argv[0]);
        int rest = Integer.parseInt(argv[2]);
        System.out.println(result(seed, Integer.parseInt(argv[1]), Optional.of(rest)));
        pvm_exit();
    }

    /// The digest, computed here.
    ///
    /// @param rest as a task: it sends messages to itself on the way and sometimes waits so many
    ///   milliseconds, which changes nothing in the digest
    public static String result(long seed, int rounds, Optional<Integer> rest) {
        steps = 0;
        TRAIL.clear();
        Wanderer wanderer = new Wanderer(seed);
        for (int round = 0; round < rounds; round++) {
            wanderer.round(round, rest.isPresent());
            if (round % ROUNDS_WITHOUT_REST == 0 && rest.isPresent() && rest.get() > 0) {
                pvm_trecv(pvm_mytid(), NEVER_SENT, Duration.ofMillis(rest.get()));
            }
        }
        return Long.toHexString(wanderer.digest) + " " + steps + " " + TRAIL.size();
    }

    private void round(int round, boolean asTask) {
        mix(descend(5 + (int) Long.remainderUnsigned(digest, 20)));
        wander(round);
        synchronized (this) {
            mix(collect());
        }
        LongUnaryOperator twist = x -> x * 31 + digest;
        for (long i = 0; i < 40; i++) {
            mix(twist.applyAsLong(i));
        }
        try {
            detour(round);
        } catch (Detour e) {
            mix(e.way + String.valueOf(e.getMessage()).length());
        } finally {
            mix(3);
        }
        if (asTask) {
            mix(echo(round));
        } else {
            mix(round);
        }
        if (round % 50 == 0) {
            TRAIL.add(digest);
        }
    }

    private void mix(long by) {
        digest = (digest ^ by) * 0xBF58476D1CE4E5B9L;
        digest ^= digest >>> 29;
        steps++;
    }

    private long descend(int depth) {
        double sum = depth;
        long here = digest >>> 7;
        if (depth > 0) {
            for (int i = 0; i < FANOUT; i++) {
                sum += Math.sqrt(i + (here & 63));
            }
            sum += descend(depth - 1) & 1023;
        }
        return Double.doubleToLongBits(sum) ^ here;
    }

    private void wander(int round) {
        Place place = new Place(round);
        if (!places.isEmpty()) {
            place.next = places.peekLast();
            places.peekFirst().next = place;
        }
        places.addLast(place);
        if (places.size() > 30) {
            places.removeFirst();
        }
        for (Place p : places) {
            mix(p.number + p.next.number);
        }
        names.merge("place " + round % 40, digest, Long::sum);
        turns.merge(Turn.values()[(int) Long.remainderUnsigned(digest, 3)], 1L, Long::sum);
    }

    private long collect() {
        long sum = 0;
        for (Map.Entry<String, Long> e : new TreeMap<>(names).entrySet()) {
            sum += e.getKey().hashCode() + e.getValue();
        }
        for (Turn turn : Turn.values()) {
            sum = sum * 7 + turns.getOrDefault(turn, 0L);
        }
        Shape shape = sum % 2 == 0 ? new Disc(sum & 255) : new Box(sum & 15, sum & 31);
        return sum
                + switch (shape) {
                    case Disc(long r) when r > 100 -> r * r;
                    case Disc(long r) -> r;
                    case Box(long a, long b) -> a * b;
                };
    }

    private void detour(int round) throws Detour {
        long way = 0;
        for (int i = 0; i < 20; i++) {
            way = way * 3 + (digest >>> i & 1);
            if (i == round % 25) {
                throw new Detour(way);
            }
        }
        mix(way);
    }

    private static long echo(int round) {
        pvm_initsend(PvmDataDefault);
        pvm_pkint(new int[] {round}, 1, 1);
        pvm_send(pvm_mytid(), TAG);
        pvm_recv(-1, TAG);
        int[] back = new int[1];
        pvm_upkint(back, 1, 1);
        return back[0];
    }
}
