package org.godwit.console.vm;

import org.godwit.console.client.MoveLine;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.TaskLine;
import org.godwit.console.torture.programs.Counting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs [Counting] on a machine while its tasks move all the time.
record Workload(RealMachine vm, long seed) {

    private static final int MOVERS = 3;

    /// What came of it.
    ///
    /// @param counters over all hosts: what the layers below lost and the protocol repaired
    record Outcome(int moves, int refused, String verdict, Map<String, Long> counters) {}

    Outcome run(String durability, int k, int moves) {
        String main =
                vm.spawn(Counting.class.getName(), durability, "", Integer.toString(k), "100");
        AtomicInteger done = new AtomicInteger();
        ConcurrentLinkedQueue<String> refused = new ConcurrentLinkedQueue<>();
        List<Thread> movers = new ArrayList<>();
        for (int i = 0; i < MOVERS; i++) {
            SplittableRandom random = new SplittableRandom(seed + i);
            movers.add(Thread.ofVirtual().start(() -> move(random, moves, done, refused)));
        }
        for (Thread mover : movers) {
            join(mover);
        }
        vm.spawn(
                Counting.Stopper.class.getName(),
                "",
                "",
                Integer.toString(Integer.parseInt(main.substring(1), 16)));
        List<String> lines = vm.outputAtEnd(main);
        Map<String, Long> counters = new TreeMap<>();
        vm.client()
                .allCounters()
                .forEach(each ->
                        each.forEach(
                                (name, count) -> counters.merge(name, count, (a, b) -> a + b)));
        return new Outcome(done.get(), refused.size(), String.join(" / ", lines), counters);
    }

    private void move(
            SplittableRandom random,
            int moves,
            AtomicInteger done,
            ConcurrentLinkedQueue<String> refused) {
        while (done.get() < moves) {
            List<TaskLine> tasks = vm.client().tasks();
            if (tasks.isEmpty()) {
                continue;
            }
            String tid = tasks.get(random.nextInt(tasks.size())).tid();
            try {
                List<MoveLine> reports = vm.client().move(tid, "");
                done.addAndGet((int) reports.stream().filter(MoveLine::isDone).count());
                reports.stream()
                        .filter(r -> !r.isDone())
                        .map(MoveLine::reason)
                        .forEach(refused::add);
            } catch (RefusedException e) {
                refused.add(e.getMessage());
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
