package org.godwit.instrument.weave;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.NopInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What each instruction does to the types of locals and operands.
final class TypeStep {

    private static final int TWO_CONSTRUCTORS = -1;

    private final ClassDesc owner;
    private ValueType[] locals;
    private final OperandTypes stack = new OperandTypes();
    private final Map<Integer, Integer> constructorOf = new HashMap<>();

    TypeStep(ClassDesc owner, ValueType[] locals) {
        this.owner = owner;
        this.locals = locals;
    }

    void restart(TypeFlow.State state) {
        locals = state.locals().toArray(ValueType[]::new);
        stack.set(state.stack());
    }

    TypeFlow.State state() {
        return new TypeFlow.State(List.of(locals), stack.copy());
    }

    /// Only of objects with exactly one constructor call.
    Map<Integer, Integer> constructorOf() {
        constructorOf.values().removeIf(at -> at == TWO_CONSTRUCTORS);
        return Map.copyOf(constructorOf);
    }

    /// Whether control can go on to the next instruction.
    boolean over(int number, Instruction instruction) {
        switch (instruction) {
            case LoadInstruction load -> stack.push(locals[load.slot()]);
            case StoreInstruction store -> store(store.slot(), stack.pop());
            case IncrementInstruction increment -> {}
            case NopInstruction nop -> {}
            case ArrayLoadInstruction load -> loadElement(load.typeKind());
            case ArrayStoreInstruction store -> stack.pop(3);
            case BranchInstruction branch -> {
                return branch(branch);
            }
            case ConstantInstruction constant -> stack.push(constant(constant));
            case ConvertInstruction convert -> stack.replace(1, ValueType.of(convert.toType()));
            case FieldInstruction field -> field(field);
            case InvokeInstruction call -> call(number, call);
            case InvokeDynamicInstruction call -> {
                stack.pop(call.typeSymbol().parameterCount());
                pushResult(call.typeSymbol());
            }
            case LookupSwitchInstruction choice -> {
                return false;
            }
            case TableSwitchInstruction choice -> {
                return false;
            }
            case ReturnInstruction end -> {
                return false;
            }
            case ThrowInstruction end -> {
                return false;
            }
            case MonitorInstruction monitor -> stack.pop(1);
            case NewObjectInstruction made -> stack.push(ValueType.uninitialized(number));
            case NewPrimitiveArrayInstruction made ->
                    stack.replace(1, array(made.typeKind().upperBound()));
            case NewReferenceArrayInstruction made ->
                    stack.replace(1, array(made.componentType().asSymbol()));
            case NewMultiArrayInstruction made ->
                    stack.replace(made.dimensions(), ValueType.object(made.arrayType().asSymbol()));
            case OperatorInstruction operator -> operate(operator.opcode());
            case TypeCheckInstruction check ->
                    stack.replace(
                            1,
                            check.opcode() == Opcode.INSTANCEOF
                                    ? ValueType.INT
                                    : ValueType.object(check.type().asSymbol()));
            case StackInstruction shuffle -> stack.shuffle(shuffle.opcode());
            default -> throw new Unweavable("has the instruction " + instruction.opcode());
        }
        return true;
    }

    private static ValueType array(ClassDesc component) {
        return ValueType.object(component.arrayType());
    }

    private void store(int slot, ValueType value) {
        locals[slot] = value;
        if (value.isWide()) {
            locals[slot + 1] = ValueType.NOTHING;
        }
        if (slot > 0 && locals[slot - 1].isWide()) {
            locals[slot - 1] = ValueType.NOTHING;
        }
    }

    private void loadElement(TypeKind kind) {
        stack.pop(1);
        ValueType array = stack.pop();
        ClassDesc component = array.type().componentType();
        if (kind != TypeKind.REFERENCE) {
            stack.push(ValueType.of(kind));
        } else {
            stack.push(component == null ? ValueType.NULL : ValueType.object(component));
        }
    }

    private boolean branch(BranchInstruction branch) {
        switch (branch.opcode()) {
            case GOTO, GOTO_W -> {
                return false;
            }
            case IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE, IFNULL, IFNONNULL -> stack.pop(1);
            default -> stack.pop(2);
        }
        return true;
    }

    private static ValueType constant(ConstantInstruction constant) {
        if (constant.opcode() == Opcode.ACONST_NULL) {
            return ValueType.NULL;
        }
        return constant instanceof LoadConstantInstruction load
                ? constant(load.constantEntry())
                : ValueType.of(constant.typeKind());
    }

    private static ValueType constant(LoadableConstantEntry entry) {
        return switch (entry) {
            case StringEntry text -> ValueType.object(ConstantDescs.CD_String);
            case ClassEntry type -> ValueType.object(ConstantDescs.CD_Class);
            case MethodTypeEntry type -> ValueType.object(ConstantDescs.CD_MethodType);
            case MethodHandleEntry handle -> ValueType.object(ConstantDescs.CD_MethodHandle);
            case ConstantDynamicEntry dynamic -> ValueType.of(dynamic.typeSymbol());
            default -> ValueType.of(entry.typeKind());
        };
    }

    private void field(FieldInstruction field) {
        switch (field.opcode()) {
            case GETSTATIC -> stack.push(ValueType.of(field.typeSymbol()));
            case GETFIELD -> stack.replace(1, ValueType.of(field.typeSymbol()));
            case PUTSTATIC -> stack.pop(1);
            default -> stack.pop(2);
        }
    }

    private void call(int number, InvokeInstruction call) {
        stack.pop(call.typeSymbol().parameterCount());
        if (call.opcode() != Opcode.INVOKESTATIC) {
            ValueType receiver = stack.pop();
            if (receiver.isUninitialized()) {
                initialise(number, receiver, call.owner().asSymbol());
            }
        }
        pushResult(call.typeSymbol());
    }

    private void initialise(int number, ValueType made, ClassDesc type) {
        boolean isThis = made.kind() == ValueType.Kind.UNINITIALIZED_THIS;
        if (!isThis) {
            constructorOf.merge(made.newAt(), number, (a, b) -> TWO_CONSTRUCTORS);
        }
        ValueType whole = ValueType.object(isThis ? owner : type);
        Arrays.setAll(locals, i -> locals[i].equals(made) ? whole : locals[i]);
        stack.replaceAll(made, whole);
    }

    private void pushResult(MethodTypeDesc type) {
        if (!type.returnType().equals(ConstantDescs.CD_void)) {
            stack.push(ValueType.of(type.returnType()));
        }
    }

    private void operate(Opcode opcode) {
        switch (opcode) {
            case ARRAYLENGTH -> stack.replace(1, ValueType.INT);
            case INEG, LNEG, FNEG, DNEG -> {}
            case LCMP, FCMPL, FCMPG, DCMPL, DCMPG -> stack.replace(2, ValueType.INT);
            default -> stack.pop(1);
        }
    }
}
