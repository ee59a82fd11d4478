package org.godwit.instrument.weave;

import org.godwit.instrument.weave.YieldPoint.Slot;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// Emits the second body of a method, which takes a saved frame, reloads its values and jumps to
/// where it stood. The jump leads straight into loops: a test at their heads would stay in the
/// compiled code for good, the jump vanishes when the loop is compiled on the stack. It contains
/// only what can run from the yield points on.
final class ResumeEmitter extends BodyEmitter {

    private final ClassDesc result;
    private final BitSet reachable;

    ResumeEmitter(CodeBuilder out, YieldPlan plan, SaveMethods saves, int method) {
        super(out, plan, saves, method);
        result = code.method.methodTypeSymbol().returnType();
        reachable = code.reachableFrom(entries(plan));
    }

    private static BitSet entries(YieldPlan plan) {
        BitSet entries = new BitSet();
        for (YieldPoint point : plan.points) {
            int at = point.instruction();
            if (point.kind().isInnermost()) {
                entries.set(at);
            } else {
                for (int next : plan.code.successors(at)) {
                    entries.set(next);
                }
                plan.code.handlersOf(at).forEach(handler -> entries.set(handler.at()));
            }
        }
        return entries;
    }

    @Override
    void emit() {
        declareHandlers();
        List<SwitchCase> entries = new ArrayList<>();
        for (YieldPoint ignored : plan.points) {
            entries.add(SwitchCase.of(entries.size(), out.newLabel()));
        }
        emitEntry(entries);
        emitElements();
        for (YieldPoint point : plan.points) {
            out.labelBinding(entries.get(point.number()).target());
            emitReload(point);
        }
        plan.points.forEach(this::emitHandler);
    }

    /// Leaves the arrays of numbers and references on the stack, and the frame nowhere: nothing
    /// must keep alive what the program drops.
    private void emitEntry(List<SwitchCase> entries) {
        Label unknown = out.newLabel();
        out.aload(0)
                .invokevirtual(RunTime.FRAME, "numbers", MethodTypeDesc.of(RunTime.LONGS))
                .aload(0)
                .invokevirtual(RunTime.FRAME, "references", MethodTypeDesc.of(RunTime.OBJECTS))
                .aload(0)
                .invokevirtual(RunTime.FRAME, "yieldPoint", MethodTypeDesc.of(ConstantDescs.CD_int))
                .aconst_null()
                .astore(0)
                .tableswitch(0, entries.size() - 1, unknown, entries)
                .labelBinding(unknown)
                .aconst_null()
                .athrow();
    }

    private void emitReload(YieldPoint point) {
        List<Slot> references = point.values().stream().filter(ResumeEmitter::isReference).toList();
        for (int i = 0; i < references.size(); i++) {
            out.dup().loadConstant(i).aaload();
            if (!references.get(i).type().type().equals(ConstantDescs.CD_Object)) {
                out.checkcast(references.get(i).type().type());
            }
            store(references.get(i));
        }
        out.pop();
        List<Slot> numbers = point.values().stream().filter(v -> !isReference(v)).toList();
        for (int i = 0; i < numbers.size(); i++) {
            out.dup().loadConstant(i).laload();
            emitFromLong(numbers.get(i).type().typeKind());
            store(numbers.get(i));
        }
        out.pop();
        reloadNulls(point);
        point.operands().forEach(this::load);
        out.goto_(marks(point).resumed());
    }

    private static boolean isReference(Slot value) {
        return value.type().typeKind() == TypeKind.REFERENCE;
    }

    /// What can only be null is not saved.
    private void reloadNulls(YieldPoint point) {
        List<ValueType> locals = plan.types.before(point.instruction()).locals();
        for (int slot = 0; slot < locals.size(); slot++) {
            if (locals.get(slot).kind() == ValueType.Kind.NULL) {
                out.aconst_null().astore(slot);
            }
        }
        for (Slot operand : point.operands()) {
            if (operand.type().kind() == ValueType.Kind.NULL) {
                out.aconst_null().astore(operand.slot());
            }
        }
    }

    private void emitFromLong(TypeKind kind) {
        switch (kind) {
            case INT -> out.l2i();
            case FLOAT ->
                    out.l2i()
                            .invokestatic(
                                    ConstantDescs.CD_Float,
                                    "intBitsToFloat",
                                    MethodTypeDesc.of(
                                            ConstantDescs.CD_float, ConstantDescs.CD_int));
            case DOUBLE ->
                    out.invokestatic(
                            ConstantDescs.CD_Double,
                            "longBitsToDouble",
                            MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_long));
            default -> {}
        }
    }

    @Override
    void emitDebug(LocalVariable variable) {
        // Only parts of the scopes are here.
    }

    @Override
    boolean isEmitted(MethodCode.Handler handler) {
        return reachable.get(handler.at())
                && IntStream.range(handler.start(), handler.end())
                        .anyMatch(at -> reachable.get(at) || plan.at(at, false).isPresent());
    }

    @Override
    void emitAt(int number, Instruction instruction) {
        if (reachable.get(number)) {
            super.emitAt(number, instruction);
            return;
        }
        plan.at(number, false)
                .ifPresent(call -> {
                    emitLine();
                    out.labelBinding(marks(call).start());
                    emitInner(call, ((InvokeInstruction) instruction).typeSymbol());
                    out.labelBinding(marks(call).end());
                });
    }

    @Override
    void afterCall(YieldPoint point, InvokeInstruction call) {
        if (point.kind() == YieldPoint.Kind.CALL) {
            Label done = out.newLabel();
            out.goto_(done);
            emitInner(point, call.typeSymbol());
            out.labelBinding(done);
        }
    }

    /// In place of the call: the body of the next inner frame, which goes on in it.
    private void emitInner(YieldPoint point, MethodTypeDesc called) {
        out.labelBinding(marks(point).resumed())
                .invokestatic(
                        RunTime.RESUMPTION,
                        "next",
                        MethodTypeDesc.of(ConstantDescs.CD_MethodHandle))
                .invokestatic(RunTime.RESUMPTION, "saved", MethodTypeDesc.of(RunTime.FRAME))
                .invokevirtual(ConstantDescs.CD_MethodHandle, "invokeExact", RunTime.RESUME_TYPE);
        emitUnboxed(called.returnType());
    }

    private void emitUnboxed(ClassDesc type) {
        switch (TypeKind.from(type).asLoadable()) {
            case VOID -> out.pop();
            case REFERENCE -> {
                if (!type.equals(ConstantDescs.CD_Object)) {
                    out.checkcast(type);
                }
            }
            case LONG -> emitConverted("toLong", ConstantDescs.CD_long);
            case FLOAT -> emitConverted("toFloat", ConstantDescs.CD_float);
            case DOUBLE -> emitConverted("toDouble", ConstantDescs.CD_double);
            default -> emitConverted("toInt", ConstantDescs.CD_int);
        }
    }

    private void emitConverted(String name, ClassDesc to) {
        out.invokestatic(RunTime.RESUMPTION, name, MethodTypeDesc.of(to, ConstantDescs.CD_Object));
    }

    @Override
    void emitPlain(int number, Instruction instruction) {
        if (instruction instanceof ReturnInstruction) {
            emitBoxed();
            out.areturn();
        } else {
            super.emitPlain(number, instruction);
        }
    }

    private void emitBoxed() {
        switch (TypeKind.from(result)) {
            case VOID -> out.aconst_null();
            case REFERENCE -> {}
            case TypeKind kind -> {
                ClassDesc box = box(kind);
                out.invokestatic(box, "valueOf", MethodTypeDesc.of(box, result));
            }
        }
    }

    private static ClassDesc box(TypeKind kind) {
        return switch (kind) {
            case BOOLEAN -> ConstantDescs.CD_Boolean;
            case BYTE -> ConstantDescs.CD_Byte;
            case CHAR -> ConstantDescs.CD_Character;
            case SHORT -> ConstantDescs.CD_Short;
            case INT -> ConstantDescs.CD_Integer;
            case LONG -> ConstantDescs.CD_Long;
            case FLOAT -> ConstantDescs.CD_Float;
            case DOUBLE -> ConstantDescs.CD_Double;
            case REFERENCE, VOID -> throw new IllegalArgumentException(kind + " has no box");
        };
    }
}
