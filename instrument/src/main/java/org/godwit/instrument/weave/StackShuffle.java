package org.godwit.instrument.weave;

import java.lang.classfile.Opcode;
import java.util.List;

/// The instructions that only rearrange the operand stack. They move one or two slots, so a long or
/// a double counts as two values.
record StackShuffle(List<Operand> stack) {

    void apply(Opcode opcode) {
        switch (opcode) {
            case POP -> take(1);
            case POP2 -> take(2);
            case DUP -> duplicate(1, 0);
            case DUP_X1 -> duplicate(1, 1);
            case DUP_X2 -> duplicate(1, 2);
            case DUP2 -> duplicate(2, 0);
            case DUP2_X1 -> duplicate(2, 1);
            case DUP2_X2 -> duplicate(2, 2);
            case SWAP -> stack.add(stack.size() - 1, stack.removeLast());
            default -> throw new IllegalArgumentException("not a stack instruction: " + opcode);
        }
    }

    /// Copies the topmost slots to below the next ones.
    private void duplicate(int slots, int below) {
        var top = take(slots);
        var middle = take(below);
        stack.addAll(top);
        stack.addAll(middle);
        stack.addAll(top);
    }

    private List<Operand> take(int slots) {
        int from = stack.size();
        for (int taken = 0; taken < slots; taken += stack.get(from).slots()) {
            from--;
        }
        var part = stack.subList(from, stack.size());
        var result = List.copyOf(part);
        part.clear();
        return result;
    }
}
