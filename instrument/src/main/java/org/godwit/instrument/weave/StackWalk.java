package org.godwit.instrument.weave;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/// Follows the operand stack from one instruction to the next.
final class StackWalk {

    private final List<Operand> stack = new ArrayList<>();
    private boolean thisIsRaw;

    /// @param inConstructor whether `this` is an object under construction
    StackWalk(boolean inConstructor) {
        thisIsRaw = inConstructor;
    }

    void reset(List<Operand> operands, boolean raw) {
        stack.clear();
        stack.addAll(operands);
        thisIsRaw = raw;
    }

    List<Operand> operands() {
        return List.copyOf(stack);
    }

    /// Whether execution can go on to the next instruction.
    boolean step(int index, Instruction instruction) {
        switch (instruction) {
            case LoadInstruction load -> load(load);
            case StoreInstruction _, MonitorInstruction _ -> pop(1);
            case ArrayLoadInstruction load -> replace(2, load.typeKind());
            case ArrayStoreInstruction _ -> pop(3);
            case ConstantInstruction constant -> push(constant.typeKind());
            case ConvertInstruction convert -> replace(1, convert.toType());
            case FieldInstruction field -> field(field);
            case InvokeInstruction call -> call(call);
            case InvokeDynamicInstruction call -> finish(call.typeSymbol());
            case NewObjectInstruction _ -> stack.add(new Operand(1, index));
            case NewPrimitiveArrayInstruction _, NewReferenceArrayInstruction _ ->
                    replace(1, TypeKind.REFERENCE);
            case NewMultiArrayInstruction array -> replace(array.dimensions(), TypeKind.REFERENCE);
            case OperatorInstruction operator -> operate(operator);
            case TypeCheckInstruction _ -> replace(1, TypeKind.REFERENCE);
            case StackInstruction shuffle -> new StackShuffle(stack).apply(shuffle.opcode());
            case BranchInstruction branch -> pop(tested(branch.opcode()));
            default -> {}
        }
        return goesOn(instruction.opcode());
    }

    private static boolean goesOn(Opcode opcode) {
        return switch (opcode.kind()) {
            case RETURN, THROW_EXCEPTION, LOOKUP_SWITCH, TABLE_SWITCH -> false;
            default -> opcode != Opcode.GOTO && opcode != Opcode.GOTO_W;
        };
    }

    private void pop(int count) {
        for (int i = 0; i < count; i++) {
            stack.removeLast();
        }
    }

    private void push(TypeKind kind) {
        if (kind != TypeKind.VOID) {
            stack.add(Operand.of(kind));
        }
    }

    private void replace(int count, TypeKind with) {
        pop(count);
        push(with);
    }

    private void load(LoadInstruction load) {
        if (thisIsRaw && load.slot() == 0) {
            stack.add(new Operand(1, Operand.THIS));
        } else {
            push(load.typeKind());
        }
    }

    private void field(FieldInstruction field) {
        var kind = TypeKind.from(field.typeSymbol());
        switch (field.opcode()) {
            case GETSTATIC -> push(kind);
            case PUTSTATIC -> pop(1);
            case GETFIELD -> replace(1, kind);
            default -> pop(2);
        }
    }

    private void call(InvokeInstruction call) {
        if (call.opcode() == Opcode.INVOKESTATIC) {
            finish(call.typeSymbol());
            return;
        }
        pop(call.typeSymbol().parameterCount());
        var receiver = stack.removeLast();
        if (call.name().equalsString("<init>")) {
            initialised(receiver.origin());
        }
        push(TypeKind.from(call.typeSymbol().returnType()));
    }

    private void initialised(int origin) {
        thisIsRaw &= origin != Operand.THIS;
        stack.replaceAll(o -> o.origin() == origin ? new Operand(o.slots(), Operand.PLAIN) : o);
    }

    private void finish(MethodTypeDesc type) {
        replace(type.parameterCount(), TypeKind.from(type.returnType()));
    }

    private void operate(OperatorInstruction operator) {
        switch (operator.opcode()) {
            case ARRAYLENGTH -> replace(1, TypeKind.INT);
            case INEG, LNEG, FNEG, DNEG -> {}
            case LCMP, FCMPL, FCMPG, DCMPL, DCMPG -> replace(2, TypeKind.INT);
            default -> replace(2, operator.typeKind());
        }
    }

    private static int tested(Opcode opcode) {
        return switch (opcode) {
            case GOTO, GOTO_W -> 0;
            case IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE, IFNULL, IFNONNULL -> 1;
            default -> 2;
        };
    }
}
