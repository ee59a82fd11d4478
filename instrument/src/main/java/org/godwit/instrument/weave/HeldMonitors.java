package org.godwit.instrument.weave;

import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.MonitorInstruction;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.IntStream;

/// How many monitors a method may hold at each instruction.
final class HeldMonitors {

    private static final int UNKNOWN = -1;

    private final MethodCode code;
    private final int[] depth;
    private final boolean any;

    HeldMonitors(MethodCode code) {
        this.code = code;
        depth = new int[code.size()];
        any = code.instructions.stream().anyMatch(MonitorInstruction.class::isInstance);
        if (any) {
            follow();
        }
    }

    boolean any() {
        return any;
    }

    boolean heldAt(int number) {
        return depth[number] > 0;
    }

    private void follow() {
        Arrays.fill(depth, UNKNOWN);
        Deque<Integer> open = new ArrayDeque<>();
        depth[0] = 0;
        open.add(0);
        while (!open.isEmpty()) {
            int at = open.remove();
            int held = depth[at];
            int after = held + change(at);
            IntStream.of(code.successors(at)).forEach(next -> enter(next, after, open));
            code.handlersOf(at).forEach(handler -> enter(handler.at(), held, open));
        }
    }

    private void enter(int at, int held, Deque<Integer> open) {
        // Where ways meet with different depths the greater one counts: it only pins.
        if (at < depth.length && depth[at] < held && held <= code.size()) {
            depth[at] = held;
            open.add(at);
        }
    }

    private int change(int at) {
        if (code.at(at) instanceof MonitorInstruction monitor) {
            return monitor.opcode() == Opcode.MONITORENTER ? 1 : depth[at] > 0 ? -1 : 0;
        }
        return 0;
    }
}
