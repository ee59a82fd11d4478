package org.godwit.instrument.check;

import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The operand stack and the local variables while a method is read from its first instruction to
/// its last. Not exact where paths meet: it is for finding out what was probably passed where, and
/// answers [Value#UNKNOWN] rather than fail. Not thread-safe.
final class OperandStack {

    private final Map<Integer, Value> locals = new HashMap<>();
    private final Map<Label, List<Value>> arriving = new HashMap<>();
    private List<Value> stack = new ArrayList<>();
    private boolean reachable = true;

    void push(Value value) {
        stack.add(value);
    }

    /// Pushes what a call or a field gives; nothing for `V`.
    void pushType(String descriptor) {
        if (!descriptor.equals("V")) {
            push(Value.of(descriptor));
        }
    }

    Value pop() {
        return stack.isEmpty() ? Value.UNKNOWN : stack.removeLast();
    }

    void pop(int count) {
        for (int i = 0; i < count; i++) {
            pop();
        }
    }

    /// The topmost values, the deepest first.
    List<Value> popAll(int count) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.addFirst(pop());
        }
        return values;
    }

    Value local(int slot, String orElse) {
        return locals.getOrDefault(slot, Value.of(orElse));
    }

    /// A variable of the same type keeps what else it may have been given.
    void store(int slot, Value value) {
        Value before = locals.getOrDefault(slot, value);
        locals.put(slot, before.type().equals(value.type()) ? before.or(value) : value);
    }

    void jumpTo(Label target) {
        arriving.merge(target, List.copyOf(stack), OperandStack::meet);
    }

    void arriveAt(Label label) {
        List<Value> others = arriving.get(label);
        if (others != null) {
            stack = new ArrayList<>(reachable ? meet(stack, others) : others);
        } else if (!reachable) {
            stack = new ArrayList<>();
        }
        reachable = true;
    }

    /// Where an exception handler begins.
    void catchAt(Label handler, String type) {
        arriving.put(handler, List.of(Value.of(type)));
    }

    /// The instruction just read does not go on to the next.
    void end() {
        reachable = false;
        stack = new ArrayList<>();
    }

    private static List<Value> meet(List<Value> one, List<Value> other) {
        List<Value> met = new ArrayList<>();
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            met.add(one.get(i).or(other.get(i)));
        }
        return met;
    }

    /// The instructions that only shift values.
    void shift(Opcode opcode) {
        switch (opcode) {
            case POP -> pop();
            case POP2 -> takeWords(2);
            case DUP -> copy(1, 0);
            case DUP_X1 -> copy(1, 1);
            case DUP_X2 -> copy(1, 2);
            case DUP2 -> copy(2, 0);
            case DUP2_X1 -> copy(2, 1);
            case DUP2_X2 -> copy(2, 2);
            case SWAP -> {
                Value top = pop();
                Value below = pop();
                push(top);
                push(below);
            }
            default -> throw new IllegalArgumentException("does not shift values: " + opcode);
        }
    }

    /// Copies the topmost `words` of the stack below the `under` words beneath them.
    private void copy(int words, int under) {
        List<Value> copied = takeWords(words);
        List<Value> between = takeWords(under);
        stack.addAll(copied);
        stack.addAll(between);
        stack.addAll(copied);
    }

    private List<Value> takeWords(int words) {
        List<Value> taken = new ArrayList<>();
        int left = words;
        while (left > 0) {
            Value value = pop();
            taken.addFirst(value);
            left -= value.isWide() ? 2 : 1;
        }
        return taken;
    }
}
