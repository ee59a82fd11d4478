package org.godwit.console.bench;

import org.godwit.console.Table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// What calls of groups cost.
///
/// @param failures what could not be measured
public record GroupResults(List<GroupSample> samples, List<String> failures) {

    /// The per-member costs are compared from this size on: below, what a call costs by itself
    /// counts more.
    private static final int COMPARED_FROM = 32;

    boolean isComplete() {
        return failures.isEmpty();
    }

    /// A row per number of hosts and size, each with the cost per member beside it, and how that
    /// grows.
    List<String> lines() {
        Table table =
                new Table(
                        "groups, us",
                        ">members",
                        ">barrier",
                        ">per member",
                        ">bcast+barrier",
                        ">per member",
                        ">reduce+barrier",
                        ">per member");
        for (GroupSample s : samples) {
            table.row(
                    s.hosts() == 1 ? "1 host" : s.hosts() + " hosts",
                    s.members(),
                    figure(s.barrier()),
                    figure(s.barrier() / s.members()),
                    figure(s.broadcast()),
                    figure(s.broadcast() / s.members()),
                    figure(s.reduction()),
                    figure(s.reduction() / s.members()));
        }
        List<String> lines = new ArrayList<>(table.lines());
        samples.stream().mapToInt(GroupSample::hosts).distinct().forEach(h -> growth(lines, h));
        hostGrowth(lines);
        failures.forEach(failure -> lines.add("failed: " + failure));
        return lines;
    }

    private void growth(List<String> lines, int hosts) {
        List<GroupSample> large =
                samples.stream()
                        .filter(s -> s.hosts() == hosts && s.members() >= COMPARED_FROM)
                        .toList();
        if (large.size() > 1) {
            GroupSample from = large.getFirst();
            GroupSample to = large.getLast();
            lines.add(
                    "cost per member at %d over that at %d members, %s: barrier %s, bcast %s, reduce %s (1: linear)"
                            .formatted(
                                    to.members(),
                                    from.members(),
                                    hosts == 1 ? "1 host" : hosts + " hosts",
                                    ratio(from, to, GroupSample::barrier),
                                    ratio(from, to, GroupSample::broadcast),
                                    ratio(from, to, GroupSample::reduction)));
        }
    }

    /// Beside what a logarithm would grow by. Between one host and several lies the step from the
    /// memory to the network, so one is left out.
    private void hostGrowth(List<String> lines) {
        int most = samples.stream().mapToInt(GroupSample::hosts).max().orElse(0);
        for (GroupSample to : samples.stream().filter(s -> s.hosts() == most).toList()) {
            samples.stream()
                    .filter(s -> s.members() == to.members() && s.hosts() > 1 && s.hosts() < most)
                    .filter(s -> s.members() >= COMPARED_FROM)
                    .forEach(from ->
                            lines.add(
                                    "cost of %d members on %d hosts over that on %d: barrier %s, bcast %s, reduce %s (logarithmic: %s)"
                                            .formatted(
                                                    to.members(),
                                                    most,
                                                    from.hosts(),
                                                    ratio(from, to, GroupSample::barrier),
                                                    ratio(from, to, GroupSample::broadcast),
                                                    ratio(from, to, GroupSample::reduction),
                                                    figure(
                                                            Math.log(most)
                                                                    / Math.log(from.hosts())))));
        }
    }

    /// Of the costs per member.
    private static String ratio(
            GroupSample from, GroupSample to, ToDoubleFunction<GroupSample> cost) {
        return figure(
                cost.applyAsDouble(to)
                        / to.members()
                        / (cost.applyAsDouble(from) / from.members()));
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
    }

    List<BenchRow> rows() {
        List<BenchRow> rows = new ArrayList<>();
        for (GroupSample s : samples) {
            String where = "%d members on %d hosts".formatted(s.members(), s.hosts());
            rows.add(row("barrier", where, s.barrier()));
            rows.add(row("bcast+barrier", where, s.broadcast()));
            rows.add(row("reduce+barrier", where, s.reduction()));
        }
        return rows;
    }

    private static BenchRow row(String name, String where, double micros) {
        return BenchRow.of(name, "us", where, Summary.of(List.of(micros)));
    }
}
