package org.godwit.simulator;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.godwit.task.Tid;

/// The promises, checked after a run against what the last incarnation of every program saw.
record Verdict(Plan plan, Map<Tid, SimProgram> programs, Map<Tid, Map<Long, String>> output) {

    void check() {
        for (int to = 0; to < plan.tasks(); to++) {
            SimProgram receiver = requireNonNull(programs.get(Plan.tid(to)));
            if (!receiver.isOver()) {
                // its last incarnation came back after its end was journaled: nothing to compare
                continue;
            }
            for (int from = 0; from < plan.tasks(); from++) {
                compare(from, to, receiver);
            }
            compareOutput(to, receiver);
        }
    }

    private void compare(int from, int to, SimProgram receiver) {
        List<Long> taken = receiver.received.getOrDefault(from, List.of());
        if (taken.size() != plan.total(from, to)) {
            throw new PromiseBroken(
                    "P1",
                    "task %d took %d messages of task %d, which sent %d"
                            .formatted(to, taken.size(), from, plan.total(from, to)));
        }
        SimProgram sender = requireNonNull(programs.get(Plan.tid(from)));
        if (sender.isOver()) {
            List<Long> sent = sender.sentContents.getOrDefault(to, List.of());
            if (!taken.equals(sent)) {
                throw new PromiseBroken(
                        "P3",
                        "task %d took from task %d what its last incarnation did not send: %s, not %s"
                                .formatted(to, from, taken, sent));
            }
        }
    }

    private void compareOutput(int task, SimProgram program) {
        Map<Long, String> expected = new HashMap<>();
        for (int i = 0; i < program.lines.size(); i++) {
            expected.put(i + 1L, program.lines.get(i));
        }
        Map<Long, String> seen = output.getOrDefault(Plan.tid(task), Map.of());
        if (!seen.equals(expected)) {
            throw new PromiseBroken(
                    "P5", "task %d wrote %s, not %s".formatted(task, seen, expected));
        }
    }
}
