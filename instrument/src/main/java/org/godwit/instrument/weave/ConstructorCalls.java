package org.godwit.instrument.weave;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.Optional;

/// Replaces `new X(...)` in one method, where X's constructor is lifted: the light constructor,
/// then the rest, with the same arguments.
final class ConstructorCalls implements CodeTransform {

    private final OperandStack stack;
    private final LiftedConstructors.Plans plans;
    private int index = -1;

    private ConstructorCalls(OperandStack stack, LiftedConstructors.Plans plans) {
        this.stack = stack;
        this.plans = plans;
    }

    static CodeTransform of(OperandStack stack, LiftedConstructors.Plans plans) {
        return CodeTransform.ofStateful(() -> new ConstructorCalls(stack, plans));
    }

    @Override
    public void accept(CodeBuilder builder, CodeElement element) {
        if (element instanceof Instruction) {
            index++;
        }
        if (element instanceof InvokeInstruction call
                && stack.constructs(index) >= 0
                && stack.leavesOneReference(index)) {
            lifted(call)
                    .ifPresentOrElse(
                            plan -> construct(builder, call, plan), () -> builder.with(call));
        } else {
            builder.with(element);
        }
    }

    private Optional<ConstructorPlan> lifted(InvokeInstruction call) {
        return plans.of(call.owner().asSymbol())
                .filter(plan -> plan.lifted().contains(call.type().stringValue()));
    }

    private static void construct(
            CodeBuilder builder, InvokeInstruction call, ConstructorPlan plan) {
        var type = call.typeSymbol();
        var kinds = type.parameterList().stream().map(TypeKind::from).toList();
        var locals = kinds.stream().map(builder::allocateLocal).toList();
        for (int i = kinds.size() - 1; i >= 0; i--) {
            builder.storeLocal(kinds.get(i), locals.get(i));
        }
        Runnable arguments =
                () -> {
                    for (int i = 0; i < kinds.size(); i++) {
                        builder.loadLocal(kinds.get(i), locals.get(i));
                    }
                };
        arguments.run();
        builder.aconst_null()
                .invokespecial(plan.type(), "<init>", LiftedConstructors.marked(type))
                .dup();
        arguments.run();
        builder.invokevirtual(plan.type(), plan.bodyName(), type);
    }
}
