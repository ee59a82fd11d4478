package org.godwit.instrument.weave;

import org.godwit.port.TaskEnvironment;

import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Map;
import java.util.Set;

/// Environment variables and properties that a task reads are its own: what its spawner exported,
/// and the directory that it named, come before the host's ([TaskEnvironment]).
public final class TaskReads implements Pass {

    private static final ClassDesc SYSTEM = System.class.describeConstable().orElseThrow();
    private static final ClassDesc READS = TaskEnvironment.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc OF_NAME =
            MethodTypeDesc.of(ConstantDescs.CD_String, ConstantDescs.CD_String);
    private static final MethodTypeDesc OF_NAME_OR =
            OF_NAME.insertParameterTypes(1, ConstantDescs.CD_String);
    private static final Map<String, Set<MethodTypeDesc>> REPLACED =
            Map.of("getenv", Set.of(OF_NAME), "getProperty", Set.of(OF_NAME, OF_NAME_OR));

    @Override
    public Output apply(byte[] classFile, TaskClasses classes) {
        var files = classes.classFile();
        return Output.of(
                files.transformClass(
                        files.parse(classFile),
                        ClassTransform.transformingMethodBodies((CodeTransform) TaskReads::code)));
    }

    private static void code(CodeBuilder builder, CodeElement element) {
        if (element instanceof InvokeInstruction call
                && call.opcode() == Opcode.INVOKESTATIC
                && call.owner().asSymbol().equals(SYSTEM)
                && REPLACED.getOrDefault(call.name().stringValue(), Set.of())
                        .contains(call.typeSymbol())) {
            builder.invokestatic(READS, call.name().stringValue(), call.typeSymbol());
        } else {
            builder.with(element);
        }
    }
}
