package org.godwit.cluster.host;

import com.typesafe.config.Config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Which of the settings that are times must be shorter than which. What waits for something must
/// outlast what it waits for: else it gives up on what would have ended well, or ends what was to
/// end by itself.
final class Deadlines {

    /// @param inner settings, of which the sum must be shorter than `outer`
    /// @param outer a setting
    /// @param why for people
    private record Relation(List<String> inner, String outer, String why) {}

    private static final String YIELD = "godwit.move.yield-deadline";
    private static final String HAND_OFF = "godwit.move.hand-off-deadline";
    private static final String REPLACE = "godwit.move.replace-deadline";
    private static final String UNWIND = "godwit.move.unwind-deadline";
    private static final String UNPLACED = "godwit.master.unplaced-after";
    private static final String EMBEDDED = "godwit.journal.embedded.";
    private static final String DETECTOR = "pekko.cluster.failure-detector.";
    private static final String OUT_AFTER = "pekko.cluster.split-brain-resolver.stable-after";

    private static final List<Relation> RELATIONS =
            List.of(
                    new Relation(
                            List.of(YIELD, UNWIND),
                            "pekko.cluster.sharding.handoff-timeout",
                            "Pekko would end a task that is still on its way to a yield point"),
                    new Relation(
                            List.of(HAND_OFF),
                            REPLACE,
                            "a move would be reported as refused while its task is still closed"),
                    new Relation(
                            List.of(UNWIND),
                            HAND_OFF,
                            "a task would go on at the source while its thread is still being"
                                    + " ended"),
                    new Relation(
                            List.of(YIELD),
                            "godwit.host.end-drain-deadline",
                            "a host that is told to end would leave before one task can have"
                                    + " moved"),
                    new Relation(
                            List.of("godwit.processor.tick"),
                            "godwit.processor.retransmit-after",
                            "every message would be sent again before its acknowledgement can"
                                    + " come"),
                    new Relation(
                            List.of(DETECTOR + "heartbeat-interval"),
                            DETECTOR + "acceptable-heartbeat-pause",
                            "every host would be suspected between two of its heartbeats"),
                    new Relation(
                            List.of(DETECTOR + "acceptable-heartbeat-pause"),
                            OUT_AFTER,
                            "hosts would be put out before the others agree on who is silent"),
                    new Relation(
                            List.of(EMBEDDED + "connect-timeout"),
                            UNPLACED,
                            "a task would be brought elsewhere while it waits for a connection to"
                                    + " its journal"),
                    new Relation(
                            List.of(EMBEDDED + "reconnect-max-backoff"),
                            EMBEDDED + "connect-timeout",
                            "writes would fail before the second attempt to connect"),
                    new Relation(
                            List.of(EMBEDDED + "connect-timeout"),
                            EMBEDDED + "circuit-breaker.call-timeout",
                            "a write would fail while it waits for a connection"));

    /// One that is switched off needs nothing.
    private static final String MAY_BE_ZERO = "godwit.host.end-drain-deadline";

    /// How long a console waits for a move.
    private static final Duration MOVE_PATIENCE = Duration.ofMinutes(3);

    private Deadlines() {}

    /// @throws IllegalArgumentException naming the settings, their values and what would be right
    static void check(Config config) {
        check(name ->
                config.hasPath(name) ? Optional.of(config.getDuration(name)) : Optional.empty());
    }

    /// @param setting a setting's value, if it is there; what is not is not used
    static void check(Function<String, Optional<Duration>> setting) {
        for (Relation relation : RELATIONS) {
            List<Optional<Duration>> inner = relation.inner().stream().map(setting).toList();
            Optional<Duration> outer =
                    setting.apply(relation.outer())
                            .filter(d -> !d.isZero() || !relation.outer().equals(MAY_BE_ZERO));
            if (outer.isPresent() && inner.stream().allMatch(Optional::isPresent)) {
                List<Duration> times = inner.stream().map(Optional::orElseThrow).toList();
                check(relation, times, outer.get());
            }
        }
        checkMove(setting);
    }

    private static void check(Relation relation, List<Duration> inner, Duration outer) {
        Duration sum = inner.stream().reduce(Duration.ZERO, Duration::plus);
        if (sum.compareTo(outer) >= 0) {
            throw new IllegalArgumentException(
                    "%s must be shorter than %s = %s, or %s; set that to more than %s, or the former to less"
                            .formatted(
                                    sumOf(relation.inner(), inner),
                                    relation.outer(),
                                    text(outer),
                                    relation.why(),
                                    text(sum)));
        }
    }

    private static String sumOf(List<String> names, List<Duration> times) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> names.get(i) + " = " + text(times.get(i)))
                .collect(Collectors.joining(" and "));
    }

    private static void checkMove(Function<String, Optional<Duration>> setting) {
        List<String> phases = List.of(YIELD, HAND_OFF, REPLACE);
        List<Duration> times = phases.stream().map(setting).flatMap(Optional::stream).toList();
        Duration sum = times.stream().reduce(Duration.ZERO, Duration::plus);
        if (times.size() == phases.size() && sum.compareTo(MOVE_PATIENCE) >= 0) {
            throw new IllegalArgumentException(
                    "%s come to %s; a move must be over within the %s that ./pvm move waits for it"
                            .formatted(sumOf(phases, times), text(sum), text(MOVE_PATIENCE)));
        }
    }

    private static String text(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
