package org.godwit.instrument.weave;

import java.lang.classfile.Attributes;
import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.ObjectVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.SimpleVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.UninitializedVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.VerificationTypeInfo;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The types of locals and operands before each instruction. The StackMapTable tells them where
/// control meets, so that one walk finds them all.
final class TypeFlow {

    /// @param locals by slot
    /// @param stack bottom first
    record State(List<ValueType> locals, List<ValueType> stack) {}

    private static final State UNREACHED = new State(List.of(), List.of());

    private final MethodCode code;
    private final List<State> before = new ArrayList<>();
    private final BitSet reached = new BitSet();

    /// The instruction that runs the constructor for what is made at the key.
    final Map<Integer, Integer> constructorOf;

    TypeFlow(MethodCode code, ClassDesc owner) {
        this.code = code;
        Map<Integer, State> frames = new HashMap<>();
        code.attribute
                .findAttribute(Attributes.stackMapTable())
                .ifPresent(table ->
                        table.entries()
                                .forEach(f -> frames.put(code.position(f.target()), convert(f))));
        TypeStep step = new TypeStep(owner, entryLocals(owner));
        boolean flows = true;
        for (int i = 0; i < code.size(); i++) {
            State frame = frames.get(i);
            if (frame != null) {
                step.restart(frame);
                flows = true;
            }
            before.add(flows ? step.state() : UNREACHED);
            reached.set(i, flows);
            if (flows) {
                flows = step.over(i, code.at(i));
            }
        }
        constructorOf = step.constructorOf();
    }

    boolean reached(int number) {
        return reached.get(number);
    }

    State before(int number) {
        return before.get(number);
    }

    private ValueType[] entryLocals(ClassDesc owner) {
        ValueType[] locals = nothing();
        int slot = 0;
        if (!code.method.flags().has(AccessFlag.STATIC)) {
            locals[slot++] =
                    code.method.methodName().equalsString("<init>")
                            ? ValueType.UNINITIALIZED_THIS
                            : ValueType.object(owner);
        }
        for (ClassDesc parameter : code.method.methodTypeSymbol().parameterList()) {
            locals[slot] = ValueType.of(parameter);
            slot += locals[slot].slots();
        }
        return locals;
    }

    private ValueType[] nothing() {
        ValueType[] locals = new ValueType[code.attribute.maxLocals()];
        Arrays.fill(locals, ValueType.NOTHING);
        return locals;
    }

    private State convert(StackMapFrameInfo frame) {
        ValueType[] locals = nothing();
        int slot = 0;
        for (VerificationTypeInfo local : frame.locals()) {
            locals[slot] = convert(local);
            slot += locals[slot].slots();
        }
        return new State(List.of(locals), frame.stack().stream().map(this::convert).toList());
    }

    private ValueType convert(VerificationTypeInfo info) {
        return switch (info) {
            case SimpleVerificationTypeInfo simple ->
                    switch (simple) {
                        case TOP -> ValueType.NOTHING;
                        case INTEGER -> ValueType.INT;
                        case FLOAT -> ValueType.FLOAT;
                        case LONG -> ValueType.LONG;
                        case DOUBLE -> ValueType.DOUBLE;
                        case NULL -> ValueType.NULL;
                        case UNINITIALIZED_THIS -> ValueType.UNINITIALIZED_THIS;
                    };
            case ObjectVerificationTypeInfo object -> ValueType.object(object.classSymbol());
            case UninitializedVerificationTypeInfo made ->
                    ValueType.uninitialized(code.position(made.newTarget()));
        };
    }
}
