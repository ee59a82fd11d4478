package org.godwit.instrument.weave;

import java.lang.classfile.Instruction;
import java.lang.classfile.constantpool.AnnotationConstantValueEntry;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A hash of a method's code and of what is kept at its yield points: equal if and only if (but for
/// collisions of 64 bits) a frame of the one can be resumed in the other. Names count, places in
/// the constant pool do not.
final class MethodHash {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private long hash = FNV_OFFSET;

    private MethodHash() {}

    static long of(String type, String method, YieldPlan plan) {
        MethodHash hash = new MethodHash();
        hash.add(type);
        hash.add(method);
        plan.code.instructions.forEach(instruction -> hash.add(plan.code, instruction));
        for (MethodCode.Handler handler : plan.code.handlers) {
            hash.add("%d %d %d".formatted(handler.start(), handler.end(), handler.at()));
            hash.add(handler.source().catchType().map(c -> c.asInternalName()).orElse("any"));
        }
        for (YieldPoint point : plan.points) {
            hash.add(point.instruction() + " " + point.kind());
            point.values().forEach(hash::add);
            point.operands().forEach(hash::add);
        }
        return hash.hash;
    }

    private void add(YieldPoint.Slot slot) {
        add(slot.slot() + " " + slot.type().kind() + " " + slot.type().type().descriptorString());
    }

    private void add(MethodCode code, Instruction instruction) {
        add(instruction.opcode().name());
        switch (instruction) {
            case LoadInstruction load -> add(load.slot());
            case StoreInstruction store -> add(store.slot());
            case IncrementInstruction step -> add(step.slot() * 65_536L + step.constant());
            case BranchInstruction branch -> add(code.position(branch.target()));
            case LookupSwitchInstruction choice -> {
                add(code.position(choice.defaultTarget()));
                add(code, choice.cases());
            }
            case TableSwitchInstruction choice -> {
                add(code.position(choice.defaultTarget()));
                add(code, choice.cases());
            }
            case ConstantInstruction.LoadConstantInstruction load -> add(load.constantEntry());
            case ConstantInstruction constant -> add(String.valueOf(constant.constantValue()));
            case FieldInstruction field ->
                    add(
                            field.owner().asInternalName()
                                    + " "
                                    + field.name().stringValue()
                                    + " "
                                    + field.type().stringValue());
            case InvokeInstruction call ->
                    add(
                            call.owner().asInternalName()
                                    + " "
                                    + call.name().stringValue()
                                    + " "
                                    + call.type().stringValue());
            case InvokeDynamicInstruction call -> add(call);
            case NewObjectInstruction made -> add(made.className().asInternalName());
            case NewReferenceArrayInstruction made -> add(made.componentType().asInternalName());
            case NewPrimitiveArrayInstruction made -> add(made.typeKind().name());
            case NewMultiArrayInstruction made ->
                    add(made.arrayType().asInternalName() + made.dimensions());
            case TypeCheckInstruction check -> add(check.type().asInternalName());
            default -> {}
        }
    }

    private void add(MethodCode code, List<SwitchCase> cases) {
        for (SwitchCase one : cases) {
            add(one.caseValue());
            add(code.position(one.target()));
        }
    }

    private void add(LoadableConstantEntry entry) {
        switch (entry) {
            case ConstantDynamicEntry dynamic ->
                    add(dynamic.name().stringValue() + " " + dynamic.type().stringValue());
            case AnnotationConstantValueEntry number ->
                    add(number.getClass().getSimpleName() + number.constantValue());
            default -> add(entry.constantValue().toString());
        }
    }

    private void add(InvokeDynamicInstruction call) {
        add(call.name().stringValue() + " " + call.type().stringValue());
        add(String.valueOf(call.bootstrapMethod()));
        call.bootstrapArgs().forEach(argument -> add(String.valueOf(argument)));
    }

    private void add(long number) {
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            add((byte) (number >>> shift));
        }
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add((long) bytes.length);
        for (byte next : bytes) {
            add(next);
        }
    }

    private void add(byte next) {
        hash = (hash ^ (next & 0xff)) * FNV_PRIME;
    }
}
