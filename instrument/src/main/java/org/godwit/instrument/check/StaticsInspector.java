package org.godwit.instrument.check;

import java.lang.classfile.FieldModel;
import java.lang.reflect.AccessFlag;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Fields that are not private to each task although all of its code sees them: those of interfaces
/// and of enum constants. Static variables of classes and enums are private.
final class StaticsInspector implements Inspector {

    /// Made to be changed.
    private static final Pattern VARIABLE =
            Pattern.compile(
                    "Ljava/util/concurrent/atomic/.*|Ljava/lang/StringBu(ff|ild)er;"
                            + "|Ljava/util/(BitSet|Random|StringJoiner|Scanner);");

    /// Changed or not.
    private static final Pattern TABLE =
            Pattern.compile("\\[.*|Ljava/util/[A-Za-z]*(Map|List|Set|Collection|Queue|Deque);");

    @Override
    public void inspect(CheckedProgram program, ClassReport report) {
        boolean isEnum = report.model().flags().has(AccessFlag.ENUM);
        if (!isEnum && !report.model().flags().has(AccessFlag.INTERFACE)) {
            return;
        }
        for (FieldModel field : report.model().fields()) {
            if (field.flags().has(AccessFlag.STATIC) == isEnum) {
                continue;
            }
            rule(field.flags().flags(), field.fieldType().stringValue())
                    .ifPresent(rule ->
                            report.add(
                                    rule,
                                    "field %s of %s"
                                            .formatted(
                                                    field.fieldName().stringValue(),
                                                    isEnum ? "enum constants" : "an interface")));
        }
    }

    private static Optional<Rule> rule(Set<AccessFlag> flags, String type) {
        if (flags.contains(AccessFlag.SYNTHETIC)) {
            return Optional.empty();
        }
        if (!flags.contains(AccessFlag.FINAL) || VARIABLE.matcher(type).matches()) {
            return Optional.of(Rule.SHARED_STATIC);
        }
        return TABLE.matcher(type).matches() ? Optional.of(Rule.SHARED_TABLE) : Optional.empty();
    }
}
