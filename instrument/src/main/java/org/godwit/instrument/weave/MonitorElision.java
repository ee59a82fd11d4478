package org.godwit.instrument.weave;

import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodBuilder;
import java.lang.classfile.MethodElement;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;

/// Takes the monitors out of task code: a virtual processor has one thread and shares no data, so
/// nobody competes for them, and a frame that holds one cannot be captured. `synchronized` on null
/// still throws NullPointerException, `notify` and `notifyAll` wake nobody as before; `wait` would
/// wait for ever and throws IllegalMonitorStateException.
///
/// Not for programs that start threads of their own: those keep their monitors, and are pinned
/// while they hold one.
public final class MonitorElision implements Pass {

    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
    private static final MethodTypeDesc NULL_CHECK =
            MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object);

    @Override
    public Output apply(byte[] classFile, TaskClasses classes) {
        var files = classes.classFile();
        var transform =
                ClassTransform.transformingMethods(
                        ((MethodTransform) MonitorElision::flags)
                                .andThen(
                                        MethodTransform.transformingCode(
                                                (CodeTransform) MonitorElision::code)));
        return Output.of(files.transformClass(files.parse(classFile), transform));
    }

    private static void flags(MethodBuilder builder, MethodElement element) {
        if (element instanceof AccessFlags flags && flags.has(AccessFlag.SYNCHRONIZED)) {
            builder.withFlags(flags.flagsMask() & ~ClassFile.ACC_SYNCHRONIZED);
        } else {
            builder.with(element);
        }
    }

    private static void code(CodeBuilder builder, CodeElement element) {
        switch (element) {
            case MonitorInstruction monitor when monitor.opcode() == Opcode.MONITORENTER ->
                    checkAndDrop(builder);
            case MonitorInstruction _ -> builder.pop();
            case InvokeInstruction call when wakes(call) -> checkAndDrop(builder);
            default -> builder.with(element);
        }
    }

    private static void checkAndDrop(CodeBuilder builder) {
        builder.invokestatic(OBJECTS, "requireNonNull", NULL_CHECK).pop();
    }

    /// They are final in Object, so no class has others of this name and descriptor.
    private static boolean wakes(InvokeInstruction call) {
        return call.opcode() != Opcode.INVOKESTATIC
                && (call.name().equalsString("notify") || call.name().equalsString("notifyAll"))
                && call.type().equalsString("()V");
    }
}
