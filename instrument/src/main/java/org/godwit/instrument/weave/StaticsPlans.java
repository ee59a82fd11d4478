package org.godwit.instrument.weave;

import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Finds where a static variable lives, for the classes that one class file refers to. Not
/// thread-safe.
final class StaticsPlans {

    private final TaskClasses classes;
    private final Map<String, Optional<Declared>> known = new HashMap<>();

    StaticsPlans(TaskClasses classes) {
        this.classes = classes;
    }

    private record Declared(ClassModel model, StaticsPlan plan) {}

    /// The plan of a task class; empty if it is none.
    Optional<StaticsPlan> of(String className) {
        return declared(className).map(Declared::plan);
    }

    private Optional<Declared> declared(String className) {
        return known.computeIfAbsent(
                className,
                name ->
                        (classes.contains(name) ? classes.find(name) : Optional.<ClassModel>empty())
                                .map(model -> new Declared(model, StaticsPlan.of(model))));
    }

    /// The plan of the class that declares the variable, if it is private there. Looks for it as
    /// the JVM does (JVMS 5.4.3.2).
    Optional<StaticsPlan> declaring(FieldInstruction field) {
        return owner(field.owner().asSymbol(), field)
                .map(Declared::plan)
                .filter(plan -> plan.fields().contains(field.name().stringValue()));
    }

    private Optional<Declared> owner(ClassDesc type, FieldInstruction field) {
        var found = declared(BinaryName.of(type));
        if (found.isEmpty() || declares(found.get().model(), field)) {
            return found;
        }
        var model = found.get().model();
        for (ClassEntry parent : model.interfaces()) {
            var there = owner(parent.asSymbol(), field);
            if (there.isPresent() && declares(there.get().model(), field)) {
                return there;
            }
        }
        return model.superclass().flatMap(parent -> owner(parent.asSymbol(), field));
    }

    private static boolean declares(ClassModel model, FieldInstruction field) {
        return model.fields().stream()
                .anyMatch(candidate ->
                        candidate.fieldName().equalsString(field.name().stringValue())
                                && candidate.fieldType().equalsString(field.type().stringValue()));
    }

    /// The nearest superclass with private static variables.
    Optional<StaticsPlan> above(ClassModel model) {
        var parent = model.superclass().flatMap(entry -> declared(nameOf(entry)));
        return parent.flatMap(
                there -> there.plan().isEmpty() ? above(there.model()) : Optional.of(there.plan()));
    }

    private static String nameOf(ClassEntry entry) {
        return entry.asInternalName().replace('/', '.');
    }

    /// Whether an object of class `model` exists, or its static methods run, only after the
    /// variables of `plan` were initialised: its own and those of its superclasses.
    boolean comesAfter(ClassModel model, StaticsPlan plan) {
        if (model.thisClass().asSymbol().equals(plan.type())) {
            return true;
        }
        var parent = model.superclass().flatMap(entry -> declared(nameOf(entry)));
        return parent.isPresent() && comesAfter(parent.get().model(), plan);
    }

    /// Whether nobody can tell when the variables of `plan` are initialised.
    boolean isSilent(StaticsPlan plan) {
        var type = declared(BinaryName.of(plan.type()));
        return type.isPresent()
                && StaticsPlan.initialiser(type.get().model())
                        .map(method -> SilentCode.is(method, plan.type()))
                        .orElse(true)
                && above(type.get().model()).map(this::isSilent).orElse(true);
    }
}
