package org.godwit.instrument.weave;

import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.constant.ClassDesc;
import java.util.Set;

/// Initialisers of which nobody can tell when they run: they make numbers, arrays and data
/// structures of the JDK, and call nothing of the program.
final class SilentCode {

    private static final Set<String> PACKAGES = Set.of("java.lang", "java.util", "java.math");
    private static final Set<String> LOUD =
            Set.of("System", "Runtime", "Thread", "Class", "ClassLoader", "Timer", "ServiceLoader");

    private SilentCode() {}

    static boolean is(MethodModel initialiser, ClassDesc own) {
        return initialiser.code().stream()
                .flatMap(code -> code.elementStream())
                .allMatch(element ->
                        switch (element) {
                            case InvokeInstruction call -> ofJdk(call.owner().asSymbol());
                            case NewObjectInstruction made -> ofJdk(made.className().asSymbol());
                            case FieldInstruction field -> field.owner().asSymbol().equals(own);
                            case InvokeDynamicInstruction _, ThrowInstruction _ -> false;
                            default -> true;
                        });
    }

    private static boolean ofJdk(ClassDesc type) {
        return type.isArray()
                || PACKAGES.contains(type.packageName()) && !LOUD.contains(type.displayName());
    }
}
