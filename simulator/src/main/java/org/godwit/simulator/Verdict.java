package org.godwit.simulator;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.godwit.task.Tid;

/// The promises, checked after a run against what the last incarnation of every program saw.
record Verdict(Plan plan, Map<Tid, SimProgram> programs, Witness witness) {

    void check() {
        for (int to = 0; to <= plan.tasks(); to++) {
            SimProgram receiver = program(to);
            for (int from = 0; from <= plan.tasks(); from++) {
                compareContents(from, to, receiver);
            }
            // otherwise it was killed, or came back when its end was journaled already
            if (receiver.isOver()) {
                for (int from = 0; from < plan.tasks(); from++) {
                    compareCounts(from, to, receiver);
                }
                compareOutput(to, receiver);
            }
        }
    }

    private SimProgram program(int task) {
        return requireNonNull(programs.get(Plan.tid(task)));
    }

    private void compareCounts(int from, int to, SimProgram receiver) {
        int taken = receiver.received.getOrDefault(from, List.of()).size();
        if (taken != plan.total(from, to)) {
            throw new PromiseBroken(
                    "P1",
                    "task %d took %d messages of task %d, which sent %d"
                            .formatted(to, taken, from, plan.total(from, to)));
        }
    }

    /// As far as both last incarnations came, one has taken what the other has sent.
    private void compareContents(int from, int to, SimProgram receiver) {
        List<Long> taken = receiver.received.getOrDefault(from, List.of());
        List<Long> sent = program(from).sentContents.getOrDefault(to, List.of());
        int common = Math.min(taken.size(), sent.size());
        if (!taken.subList(0, common).equals(sent.subList(0, common))) {
            throw new PromiseBroken(
                    "P3",
                    "task %d took from task %d what its last incarnation did not send: %s, not %s"
                            .formatted(to, from, taken, sent));
        }
    }

    private void compareOutput(int task, SimProgram program) {
        Map<Long, String> expected = new HashMap<>();
        for (int i = 0; i < program.lines.size(); i++) {
            expected.put(i + 1L, program.lines.get(i));
        }
        Map<Long, String> seen = witness.outputOf(Plan.tid(task));
        if (!seen.equals(expected)) {
            throw new PromiseBroken(
                    "P5", "task %d wrote %s, not %s".formatted(task, seen, expected));
        }
    }
}
