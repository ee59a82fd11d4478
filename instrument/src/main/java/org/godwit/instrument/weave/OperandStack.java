package org.godwit.instrument.weave;

import org.jspecify.annotations.Nullable;

import java.lang.classfile.Attributes;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.SimpleVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.UninitializedVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.VerificationTypeInfo;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What is on the operand stack before each instruction of a method: its shape, and which values
/// are objects under construction. Reads the stack map table, so needs no fixpoint. Indices count
/// instructions.
final class OperandStack {

    private final List<Instruction> instructions;
    private final @Nullable List<Operand>[] before;

    private OperandStack(List<Instruction> instructions, @Nullable List<Operand>[] before) {
        this.instructions = instructions;
        this.before = before;
    }

    /// @param method a method with code, of a class file that was parsed from bytes
    static OperandStack of(MethodModel method, Layout layout) {
        var frames = frames(layout);
        var result = blank(layout.instructions().size());
        var walk = new StackWalk(method.methodName().equalsString("<init>"));
        var reachable = true;
        for (int i = 0; i < result.length; i++) {
            var frame = frames.get(i);
            if (frame != null) {
                walk.reset(operands(frame, layout), thisIsRaw(frame));
                reachable = true;
            }
            if (!reachable) {
                continue;
            }
            result[i] = walk.operands();
            reachable = walk.step(i, layout.instructions().get(i));
        }
        return new OperandStack(layout.instructions(), result);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    private static @Nullable List<Operand>[] blank(int size) {
        return new List[size];
    }

    private static Map<Integer, StackMapFrameInfo> frames(Layout layout) {
        var result = new HashMap<Integer, StackMapFrameInfo>();
        layout.code()
                .findAttribute(Attributes.stackMapTable())
                .ifPresent(table ->
                        table.entries().forEach(f -> result.put(layout.index(f.target()), f)));
        return result;
    }

    private static List<Operand> operands(StackMapFrameInfo frame, Layout layout) {
        return frame.stack().stream().map(type -> operand(type, layout)).toList();
    }

    private static Operand operand(VerificationTypeInfo type, Layout layout) {
        return switch (type) {
            case SimpleVerificationTypeInfo.LONG, SimpleVerificationTypeInfo.DOUBLE -> Operand.TWO;
            case SimpleVerificationTypeInfo.UNINITIALIZED_THIS -> new Operand(1, Operand.THIS);
            case UninitializedVerificationTypeInfo made ->
                    new Operand(1, layout.index(made.newTarget()));
            default -> Operand.ONE;
        };
    }

    private static boolean thisIsRaw(StackMapFrameInfo frame) {
        return frame.locals().contains(SimpleVerificationTypeInfo.UNINITIALIZED_THIS);
    }

    List<Instruction> instructions() {
        return instructions;
    }

    /// Bottom first; null if the instruction cannot be reached.
    @Nullable List<Operand> before(int index) {
        return before[index];
    }

    boolean isEmpty(int index) {
        var operands = before[index];
        return operands != null && operands.isEmpty();
    }

    /// The object that a constructor call initialises; [Operand#PLAIN] if the instruction is none
    /// or is not understood.
    int constructs(int index) {
        var operands = before[index];
        if (operands == null
                || !(instructions.get(index) instanceof InvokeInstruction call)
                || call.opcode() != Opcode.INVOKESPECIAL
                || !call.name().equalsString("<init>")) {
            return Operand.PLAIN;
        }
        int below = operands.size() - call.typeSymbol().parameterCount() - 1;
        return below < 0 ? Operand.PLAIN : operands.get(below).origin();
    }

    /// Whether just below the object that this constructor call initialises, a second reference to
    /// it, and nothing else of it, is on the stack: the pattern of `new`, `dup`.
    boolean leavesOneReference(int index) {
        var operands = new ArrayList<>(Objects.requireNonNull(before[index]));
        var call = (InvokeInstruction) instructions.get(index);
        int at = operands.size() - call.typeSymbol().parameterCount() - 1;
        int origin = operands.get(at).origin();
        return at > 0
                && operands.get(at - 1).origin() == origin
                && operands.stream().filter(o -> o.origin() == origin).count() == 2;
    }
}
