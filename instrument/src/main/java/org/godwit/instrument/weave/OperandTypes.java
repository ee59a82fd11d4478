package org.godwit.instrument.weave;

import java.lang.classfile.Opcode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The types on the operand stack.
final class OperandTypes {

    private final List<ValueType> types = new ArrayList<>();

    void set(List<ValueType> bottomFirst) {
        types.clear();
        types.addAll(bottomFirst);
    }

    List<ValueType> copy() {
        return List.copyOf(types);
    }

    void push(ValueType... values) {
        Collections.addAll(types, values);
    }

    ValueType pop() {
        return types.removeLast();
    }

    void pop(int count) {
        types.subList(types.size() - count, types.size()).clear();
    }

    void replace(int count, ValueType result) {
        pop(count);
        push(result);
    }

    void replaceAll(ValueType from, ValueType to) {
        types.replaceAll(type -> type.equals(from) ? to : type);
    }

    void shuffle(Opcode opcode) {
        switch (opcode) {
            case POP -> pop();
            case POP2 -> popSlots(2);
            case DUP -> push(types.getLast());
            case DUP_X1 -> duplicate(1, 1);
            case DUP_X2 -> duplicate(1, 2);
            case DUP2 -> duplicate(2, 0);
            case DUP2_X1 -> duplicate(2, 1);
            case DUP2_X2 -> duplicate(2, 2);
            case SWAP -> Collections.swap(types, types.size() - 1, types.size() - 2);
            default -> throw new Unweavable("has the instruction " + opcode);
        }
    }

    /// Duplicates the top `slots` slots below the next `under` slots.
    private void duplicate(int slots, int under) {
        List<ValueType> top = popSlots(slots);
        List<ValueType> middle = popSlots(under);
        types.addAll(top);
        types.addAll(middle);
        types.addAll(top);
    }

    private List<ValueType> popSlots(int slots) {
        List<ValueType> popped = new ArrayList<>();
        for (int left = slots; left > 0; ) {
            ValueType value = pop();
            popped.addFirst(value);
            left -= value.slots();
        }
        return popped;
    }
}
