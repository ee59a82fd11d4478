package org.godwit.instrument.check;

import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.reflect.AccessFlag;
import java.util.stream.Stream;

/// What a class is made of: its parents, its fields, and what kind of methods it has.
final class DeclarationInspector implements Inspector {

    /// Weaving multiplies ordinary code by up to 2.4, and HotSpot's limit is 8,000.
    static final int CODE_BYTES_MAX = 3_300;

    @Override
    public void inspect(CheckedProgram program, ClassReport report) {
        ClassModel model = report.model();
        Stream.concat(model.superclass().stream(), model.interfaces().stream())
                .map(parent -> parent.asInternalName())
                .forEach(parent ->
                        HeldTypes.rule(parent)
                                .ifPresent(
                                        rule -> report.add(rule, "a " + MethodRef.simple(parent))));
        for (FieldModel field : model.fields()) {
            HeldTypes.ruleOfDescriptor(field.fieldType().stringValue())
                    .ifPresent(
                            rule -> report.add(rule, "field " + field.fieldName().stringValue()));
        }
        program.methodsOf(model).forEach(method -> inspect(program, method, report));
    }

    private static void inspect(CheckedProgram program, ScannedMethod method, ClassReport report) {
        String name = method.name().name();
        if (method.flags().contains(AccessFlag.NATIVE)) {
            report.add(Rule.NATIVE_METHOD, method, 0, "native method " + name);
        }
        if (program.yields().isBlindRecursion(method.name())) {
            report.add(Rule.RECURSION, method, method.line(), name + " calls itself");
        }
        if (method.codeBytes() > CODE_BYTES_MAX && !method.isStaticInitialiser()) {
            report.add(
                    Rule.LARGE_METHOD,
                    method,
                    method.line(),
                    "method %s has %,d bytes of code".formatted(name, method.codeBytes()));
        }
    }
}
