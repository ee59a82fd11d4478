package org.godwit.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.group.GroupAnswer.Members;
import org.godwit.group.GroupAnswer.Number;
import org.godwit.group.GroupAnswer.Refused;
import org.godwit.task.Tid;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// Random requests and deaths, against a model that is too simple to be wrong. After each step the
/// table goes through its saved form.
class GroupTableTest {

    private static final long SEED = Long.getLong("godwit.group.seed", System.nanoTime());
    private static final int RUNS = 300;
    private static final int STEPS = 400;
    private static final List<String> NAMES = List.of("a", "b", "c");

    /// What the table should know of one group.
    private static final class Model {
        final Map<Integer, Tid> seats = new TreeMap<>();
        final Map<Tid, Integer> inBarrier = new TreeMap<>();
        int barrierCount;
        final Map<Tid, Integer> inFreeze = new TreeMap<>();
        int freezeCount;
        boolean frozen;
        boolean broken;
    }

    private final Map<String, Model> model = new TreeMap<>();
    private final Set<Tid> blocked = new HashSet<>();
    private final Map<Tid, Integer> numbers = new TreeMap<>();
    private GroupTable table = new GroupTable();

    @Test
    void answers_are_those_of_the_model_whatever_is_asked_in_whatever_order() {
        System.out.println("godwit.group.seed=" + SEED);
        for (int run = 0; run < RUNS; run++) {
            Random random = new Random(SEED + run);
            model.clear();
            blocked.clear();
            numbers.clear();
            table = new GroupTable();
            for (int step = 0; step < STEPS; step++) {
                step(random, "seed " + (SEED + run) + ", step " + step);
            }
        }
    }

    private void step(Random random, String where) {
        Tid from = Tid.task(1, 1 + random.nextInt(7), 0);
        byte[] saved = TableForm.write(table);
        table = TableForm.read(saved);
        assertThat(TableForm.write(table)).as(where).isEqualTo(saved);
        if (random.nextInt(12) == 0) {
            assertThat(Set.copyOf(table.ended(from))).as(where).isEqualTo(died(from));
            return;
        }
        if (blocked.contains(from)) {
            return;
        }
        GroupRequest request = request(random);
        int number = numbers.merge(from, 1, Integer::sum);
        List<GroupReply> replies = table.take(from, number, request);
        assertThat(Set.copyOf(replies))
                .as(where + ": " + from + " " + request)
                .isEqualTo(expected(from, number, request));
        assertThat(replies).doesNotHaveDuplicates();
    }

    private static GroupRequest request(Random random) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        int few = random.nextInt(5) - 1;
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> new GroupRequest.Join(name);
            case 4 -> new GroupRequest.Leave(name);
            case 5 -> new GroupRequest.Size(name);
            case 6 -> new GroupRequest.InstanceOf(name, Tid.task(1, 1 + random.nextInt(7), 0));
            case 7 -> new GroupRequest.TaskOf(name, few);
            case 8 -> new GroupRequest.Members(name);
            case 9, 10 -> new GroupRequest.Barrier(name, few);
            default ->
                    random.nextInt(4) == 0
                            ? new GroupRequest.Freeze(name, few)
                            : new GroupRequest.Size(name);
        };
    }

    private Set<GroupReply> expected(Tid from, int number, GroupRequest request) {
        String name = request.group();
        if (request instanceof GroupRequest.Join) {
            Model g = model.computeIfAbsent(name, _ -> new Model());
            if (g.frozen) {
                return one(from, number, new Refused(GroupError.NOT_IN_GROUP));
            }
            if (g.seats.containsValue(from)) {
                return one(from, number, new Refused(GroupError.MEMBER_ALREADY));
            }
            int free = 0;
            while (g.seats.containsKey(free)) {
                free++;
            }
            g.seats.put(free, from);
            return one(from, number, new Number(free));
        }
        Model g = model.get(name);
        if (g == null) {
            return one(from, number, new Refused(GroupError.NO_GROUP));
        }
        boolean member = g.seats.containsValue(from);
        return switch (request) {
            case GroupRequest.Join _, GroupRequest.TakePart _ -> throw new AssertionError();
            case GroupRequest.Leave _ -> {
                if (!member) {
                    yield one(from, number, new Refused(GroupError.NOT_IN_GROUP));
                }
                Set<GroupReply> told = gone(name, g, from);
                told.add(new GroupReply(from, number, new Number(0)));
                yield told;
            }
            case GroupRequest.Size _ -> one(from, number, new Number(g.seats.size()));
            case GroupRequest.InstanceOf r ->
                    one(
                            from,
                            number,
                            g.seats.entrySet().stream()
                                    .filter(e -> e.getValue().equals(r.task()))
                                    .findFirst()
                                    .<GroupAnswer>map(e -> new Number(e.getKey()))
                                    .orElse(new Refused(GroupError.NOT_IN_GROUP)));
            case GroupRequest.TaskOf r ->
                    one(
                            from,
                            number,
                            Optional.ofNullable(g.seats.get(r.instance()))
                                    .<GroupAnswer>map(t -> new Number(t.value()))
                                    .orElse(new Refused(GroupError.NO_INSTANCE)));
            case GroupRequest.Members _ -> one(from, number, members(g));
            case GroupRequest.Barrier r -> {
                if (g.broken) {
                    yield one(from, number, new Refused(GroupError.NO_GROUP));
                }
                int count = r.count() == -1 ? g.seats.size() : r.count();
                if (g.inBarrier.isEmpty()) {
                    g.barrierCount = count;
                }
                yield enter(g, g.inBarrier, g.barrierCount, from, number, member, count, false);
            }
            case GroupRequest.Freeze r -> {
                if (g.frozen) {
                    yield one(from, number, new Refused(GroupError.FROZEN_ALREADY));
                }
                int count = r.count() == -1 ? g.seats.size() : r.count();
                if (g.inFreeze.isEmpty()) {
                    g.freezeCount = count;
                }
                yield enter(g, g.inFreeze, g.freezeCount, from, number, member, count, true);
            }
        };
    }

    private Set<GroupReply> enter(
            Model g,
            Map<Tid, Integer> in,
            int running,
            Tid from,
            int number,
            boolean member,
            int count,
            boolean freezes) {
        if (!member) {
            return one(from, number, new Refused(GroupError.NOT_IN_GROUP));
        }
        if (count < 1 || count != running) {
            return one(from, number, new Refused(GroupError.MISMATCH));
        }
        in.put(from, number);
        blocked.add(from);
        if (in.size() < count) {
            return Set.of();
        }
        g.frozen |= freezes;
        return release(in, freezes ? members(g) : new Number(0));
    }

    private Set<GroupReply> release(Map<Tid, Integer> in, GroupAnswer answer) {
        Set<GroupReply> told = new HashSet<>();
        in.forEach((tid, number) -> {
            told.add(new GroupReply(tid, number, answer));
            blocked.remove(tid);
        });
        in.clear();
        return told;
    }

    private static Members members(Model g) {
        List<Tid> tids = new ArrayList<>();
        int last = g.seats.keySet().stream().mapToInt(i -> i).max().orElse(-1);
        for (int i = 0; i <= last; i++) {
            tids.add(g.seats.getOrDefault(i, Seats.FREE));
        }
        return new Members(tids);
    }

    private Set<GroupReply> died(Tid tid) {
        Set<GroupReply> told = new HashSet<>();
        for (String name : List.copyOf(model.keySet())) {
            Model g = model.get(name);
            if (g != null && g.seats.containsValue(tid)) {
                told.addAll(gone(name, g, tid));
            }
        }
        blocked.remove(tid); // one that is started anew under this name does not wait
        return told;
    }

    private Set<GroupReply> gone(String name, Model g, Tid tid) {
        g.seats.values().remove(tid);
        Set<GroupReply> told = new HashSet<>();
        if (g.frozen) {
            g.broken = true;
            told = release(g.inBarrier, new Refused(GroupError.NO_GROUP));
        }
        if (g.seats.isEmpty()) {
            model.remove(name);
        }
        return told;
    }

    private static Set<GroupReply> one(Tid to, int number, GroupAnswer answer) {
        return new HashSet<>(Set.of(new GroupReply(to, number, answer)));
    }
}
