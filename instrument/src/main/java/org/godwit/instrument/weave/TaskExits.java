package org.godwit.instrument.weave;

import org.godwit.port.TaskExit;

import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Optional;

/// Makes `System.exit`, `Runtime.exit` and `Runtime.halt`, called or referred to, end the task and
/// not the host: puts those of [TaskExit] in their places.
public final class TaskExits implements Pass {

    private static final ClassDesc SYSTEM = ClassDesc.of("java.lang.System");
    private static final ClassDesc RUNTIME = ClassDesc.of("java.lang.Runtime");
    private static final ClassDesc EXITS = RunTime.named(TaskExit.class);
    private static final MethodTypeDesc STATUS =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
    private static final MethodTypeDesc RUNTIME_AND_STATUS =
            STATUS.insertParameterTypes(0, RUNTIME);

    @Override
    public Output apply(byte[] classFile, TaskClasses classes) {
        var files = classes.classFile();
        return Output.of(
                files.transformClass(
                        files.parse(classFile),
                        ClassTransform.transformingMethodBodies((CodeTransform) TaskExits::code)));
    }

    private static void code(CodeBuilder builder, CodeElement element) {
        switch (element) {
            case InvokeInstruction call ->
                    inItsPlace(
                                    call.owner().asSymbol(),
                                    call.name().stringValue(),
                                    call.typeSymbol())
                            .ifPresentOrElse(
                                    type ->
                                            builder.invokestatic(
                                                    EXITS, call.name().stringValue(), type),
                                    () -> builder.with(call));
            case InvokeDynamicInstruction site when refersToOne(site) ->
                    builder.invokedynamic(replaced(site));
            default -> builder.with(element);
        }
    }

    /// The type of the static method in the place of this one, if it is one that exits.
    private static Optional<MethodTypeDesc> inItsPlace(
            ClassDesc owner, String name, MethodTypeDesc type) {
        if (!type.equals(STATUS)) {
            return Optional.empty();
        }
        if (owner.equals(SYSTEM) && name.equals("exit")) {
            return Optional.of(STATUS);
        }
        return owner.equals(RUNTIME) && (name.equals("exit") || name.equals("halt"))
                ? Optional.of(RUNTIME_AND_STATUS)
                : Optional.empty();
    }

    private static boolean refersToOne(InvokeDynamicInstruction site) {
        return site.bootstrapArgs().stream()
                .anyMatch(argument -> !inItsPlace(argument).equals(argument));
    }

    private static ConstantDesc inItsPlace(ConstantDesc argument) {
        if (argument instanceof DirectMethodHandleDesc handle && calls(handle.kind())) {
            var declared = MethodTypeDesc.ofDescriptor(handle.lookupDescriptor());
            return inItsPlace(handle.owner(), handle.methodName(), declared)
                    .<ConstantDesc>map(type ->
                            MethodHandleDesc.ofMethod(
                                    DirectMethodHandleDesc.Kind.STATIC,
                                    EXITS,
                                    handle.methodName(),
                                    type))
                    .orElse(argument);
        }
        return argument;
    }

    private static boolean calls(DirectMethodHandleDesc.Kind kind) {
        return kind == DirectMethodHandleDesc.Kind.STATIC
                || kind == DirectMethodHandleDesc.Kind.VIRTUAL;
    }

    private static DynamicCallSiteDesc replaced(InvokeDynamicInstruction site) {
        return DynamicCallSiteDesc.of(
                site.bootstrapMethod(),
                site.name().stringValue(),
                site.typeSymbol(),
                site.bootstrapArgs().stream()
                        .map(TaskExits::inItsPlace)
                        .toArray(ConstantDesc[]::new));
    }
}
