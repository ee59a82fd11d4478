package org.godwit.examples.zoo;

import java.util.ArrayDeque;
import java.util.Deque;

/// An interpreter of a little stack language that runs a program with a loop of its own.
public final class Interpreter {
    private Interpreter() {}

    private enum Code {
        PUSH,
        ADD,
        MULTIPLY,
        DUPLICATE,
        STORE,
        LOAD,
        JUMP_IF_POSITIVE,
        PRINT
    }

    private record Instruction(Code code, int argument) {}

    private final Deque<Long> stack = new ArrayDeque<>();
    private final long[] memory = new long[4];
    private int executed;

    private void run(Instruction[] program) {
        int at = 0;
        while (at < program.length) {
            Instruction now = program[at++];
            executed++;
            switch (now.code()) {
                case PUSH -> stack.push((long) now.argument());
                case ADD -> stack.push(stack.pop() + stack.pop());
                case MULTIPLY -> stack.push(stack.pop() * stack.pop());
                case DUPLICATE -> stack.push(stack.element());
                case STORE -> memory[now.argument()] = stack.pop();
                case LOAD -> stack.push(memory[now.argument()]);
                case PRINT -> System.out.println(stack.pop() + " after " + executed);
                case JUMP_IF_POSITIVE -> {
                    if (stack.pop() > 0) {
                        at = now.argument();
                    }
                }
            }
        }
    }

    private static Instruction of(Code code, int... argument) {
        return new Instruction(code, argument.length == 0 ? 0 : argument[0]);
    }

    public static void main(String[] argv) {
        new Interpreter()
                .run(
                        new Instruction[] {
                            of(Code.PUSH, 1),
                            of(Code.STORE, 0),
                            of(Code.PUSH, 12),
                            of(Code.STORE, 1),
                            of(Code.LOAD, 0),
                            of(Code.LOAD, 1),
                            of(Code.MULTIPLY),
                            of(Code.DUPLICATE),
                            of(Code.STORE, 0),
                            of(Code.PRINT),
                            of(Code.LOAD, 1),
                            of(Code.PUSH, -1),
                            of(Code.ADD),
                            of(Code.DUPLICATE),
                            of(Code.STORE, 1),
                            of(Code.JUMP_IF_POSITIVE, 4),
                            of(Code.LOAD, 0),
                            of(Code.PRINT)
                        });
    }
}
