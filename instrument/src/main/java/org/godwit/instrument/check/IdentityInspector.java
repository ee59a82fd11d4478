package org.godwit.instrument.check;

import java.util.List;
import java.util.Set;

/// Identity hash codes that come out, and equal objects compared by `==`.
final class IdentityInspector implements Inspector.OfSites {

    private static final String TO_STRING = "toString()Ljava/lang/String;";
    private static final String HASH_CODE = "hashCode()I";

    /// JDK methods that call `toString` of an argument of type Object.
    private static final Set<String> PRINTING =
            Set.of("valueOf", "toString", "append", "print", "println");

    private static final Set<String> VALUES =
            Set.of(
                    "java/lang/String",
                    "java/lang/Integer",
                    "java/lang/Long",
                    "java/lang/Short",
                    "java/lang/Byte",
                    "java/lang/Character",
                    "java/lang/Double",
                    "java/lang/Float");

    @Override
    public void inspect(
            CheckedProgram program, ScannedMethod method, Site site, ClassReport report) {
        switch (site) {
            case Site.Joining(int line, List<Value> parts) ->
                    parts.forEach(part -> printed(program, method, line, part, report));
            case Site.Call call -> inspect(program, method, call, report);
            case Site.Comparison(int line, Value left, Value right) -> {
                if (VALUES.contains(left.className())
                        && left.type().equals(right.type())
                        && !isAlsoCompared(method, line)) {
                    report.add(
                            Rule.SAME_OBJECT,
                            method,
                            line,
                            "== of two " + MethodRef.simple(left.className()) + "s");
                }
            }
            default -> {}
        }
    }

    private static void inspect(
            CheckedProgram program, ScannedMethod method, Site.Call call, ClassReport report) {
        MethodRef target = call.target();
        boolean ofObject = target.owner().equals("java/lang/Object");
        if (ofObject && target.nameAndType().equals(TO_STRING)) {
            printed(program, method, call.line(), call.arguments().getFirst(), report);
        } else if (ofObject && target.nameAndType().equals(HASH_CODE)) {
            hashed(program, method, call, report);
        } else if (PRINTING.contains(target.name())
                && target.owner().startsWith("java/")
                && target.descriptor().startsWith("(" + Value.OBJECT + ")")) {
            printed(program, method, call.line(), call.arguments().getLast(), report);
        }
    }

    private static void printed(
            CheckedProgram program,
            ScannedMethod method,
            int line,
            Value value,
            ClassReport report) {
        if (value.isArray() || program.hierarchy().keepsObjects(value.className(), TO_STRING)) {
            report.add(Rule.IDENTITY, method, line, "the default toString of " + words(value));
        }
    }

    private static void hashed(
            CheckedProgram program, ScannedMethod method, Site.Call call, ClassReport report) {
        Value value = call.arguments().getFirst();
        if (value.isArray() || program.hierarchy().keepsObjects(value.className(), HASH_CODE)) {
            report.add(
                    Rule.IDENTITY, method, call.line(), "the default hashCode of " + words(value));
        }
    }

    private static String words(Value value) {
        return value.isArray() ? "an array" : MethodRef.simple(value.className());
    }

    /// `a == b || a.equals(b)` asks whether two are the same only to be quick.
    private static boolean isAlsoCompared(ScannedMethod method, int line) {
        return method.sites().stream()
                .anyMatch(site ->
                        site instanceof Site.Call call
                                && call.line() == line
                                && (call.target().name().startsWith("equals")
                                        || call.target().name().startsWith("compareTo")));
    }
}
