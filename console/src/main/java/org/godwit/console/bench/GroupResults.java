package org.godwit.console.bench;

import org.godwit.console.Table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

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

    /// What a cost is counted in.
    private interface Amount {
        double of(GroupCost cost, int hosts);
    }

    private record Measure(String name, Amount amount) {}

    /// The last of them is what time would follow if the hosts did not share their cores.
    private static final List<Measure> MEASURES =
            List.of(
                    new Measure("time", (cost, _) -> cost.micros()),
                    new Measure("messages", (cost, _) -> cost.messages()),
                    new Measure("frames", (cost, _) -> cost.frames()),
                    new Measure("CPU of all", (cost, _) -> cost.cpuMicros()),
                    new Measure("CPU per host", (cost, hosts) -> cost.cpuMicros() / hosts));

    /// Tables of what the calls took and of the work they were, and how that grows.
    List<String> lines() {
        List<String> lines = new ArrayList<>(times().lines());
        lines.add("");
        lines.addAll(works().lines());
        lines.add("");
        lines.addAll(growth().lines());
        failures.forEach(failure -> lines.add("failed: " + failure));
        return lines;
    }

    private Table times() {
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
            List<Object> row = new ArrayList<>(List.of(hosts(s.hosts()), s.members()));
            for (GroupCall call : GroupCall.values()) {
                row.add(figure(s.cost(call).micros()));
                row.add(figure(s.cost(call).micros() / s.members()));
            }
            table.row(row.toArray());
        }
        return table;
    }

    private Table works() {
        Table table =
                new Table(
                        "work per call and member",
                        ">members",
                        ">barrier messages",
                        ">frames",
                        ">CPU us",
                        ">bcast+barrier messages",
                        ">frames",
                        ">CPU us",
                        ">reduce+barrier messages",
                        ">frames",
                        ">CPU us");
        for (GroupSample s : samples) {
            List<Object> row = new ArrayList<>(List.of(hosts(s.hosts()), s.members()));
            for (GroupCall call : GroupCall.values()) {
                row.add(figure(s.cost(call).messages() / s.members()));
                row.add(figure(s.cost(call).frames() / s.members()));
                row.add(figure(s.cost(call).cpuMicros() / s.members()));
            }
            table.row(row.toArray());
        }
        return table;
    }

    /// Beside what it may come to at most: nothing more per member, and the logarithm of the hosts.
    /// Between one host and several lies the step from the memory to the network, so one is left
    /// out.
    private Table growth() {
        List<String> titles = new ArrayList<>(List.of("growth per member", "of"));
        Arrays.stream(GroupCall.values()).map(call -> ">" + call.label()).forEach(titles::add);
        titles.add(">at most");
        Table table = new Table(titles.toArray(String[]::new));
        for (int hosts : samples.stream().mapToInt(GroupSample::hosts).distinct().toArray()) {
            List<GroupSample> large =
                    samples.stream()
                            .filter(s -> s.hosts() == hosts && s.members() >= COMPARED_FROM)
                            .toList();
            if (large.size() > 1) {
                growth(table, large.getFirst(), large.getLast(), 1);
            }
        }
        int most = samples.stream().mapToInt(GroupSample::hosts).max().orElse(0);
        for (GroupSample to : samples.stream().filter(s -> s.hosts() == most).toList()) {
            samples.stream()
                    .filter(s -> s.members() == to.members() && s.hosts() > 1 && s.hosts() < most)
                    .filter(s -> s.members() >= COMPARED_FROM)
                    .forEach(from ->
                            growth(table, from, to, Math.log(most) / Math.log(from.hosts())));
        }
        return table;
    }

    private static void growth(Table table, GroupSample from, GroupSample to, double atMost) {
        boolean sameHosts = from.hosts() == to.hosts();
        String what =
                sameHosts
                        ? "%d over %d members, %s"
                                .formatted(to.members(), from.members(), hosts(to.hosts()))
                        : "%d over %d hosts, %d members"
                                .formatted(to.hosts(), from.hosts(), to.members());
        for (Measure measure : sameHosts ? MEASURES.subList(0, MEASURES.size() - 1) : MEASURES) {
            List<Object> row = new ArrayList<>(List.of(what, measure.name()));
            for (GroupCall call : GroupCall.values()) {
                row.add(figure(perMember(to, call, measure) / perMember(from, call, measure)));
            }
            row.add(figure(atMost));
            table.row(row.toArray());
        }
    }

    private static String hosts(int hosts) {
        return hosts == 1 ? "1 host" : hosts + " hosts";
    }

    private static double perMember(GroupSample sample, GroupCall call, Measure measure) {
        return measure.amount().of(sample.cost(call), sample.hosts()) / sample.members();
    }

    private static String figure(double value) {
        if (Double.isNaN(value)) {
            return "-"; // nothing over nothing
        }
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
    }

    List<BenchRow> rows() {
        List<BenchRow> rows = new ArrayList<>();
        for (GroupSample s : samples) {
            String where = "%d members on %d hosts".formatted(s.members(), s.hosts());
            for (GroupCall call : GroupCall.values()) {
                GroupCost cost = s.cost(call);
                rows.add(row(call.label(), "us", where, cost.micros()));
                rows.add(row(call.label(), "messages", where, cost.messages()));
                rows.add(row(call.label(), "frames", where, cost.frames()));
                rows.add(row(call.label(), "CPU us", where, cost.cpuMicros()));
            }
        }
        return rows;
    }

    private static BenchRow row(String name, String unit, String where, double value) {
        return BenchRow.of(name, unit, where, Summary.of(List.of(value)));
    }
}
