package org.godwit.instrument.check;

import java.lang.classfile.ClassModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who extends whom among the classes of a program. All names are internal ones. Immutable.
final class Hierarchy {

    private static final String OBJECT = "java/lang/Object";

    private final Map<String, List<String>> parents = new HashMap<>();
    private final Map<String, Set<String>> declared = new HashMap<>();
    private final Map<String, Set<String>> descendants = new HashMap<>();

    /// @throws UnreadableClassException if a class extends itself
    Hierarchy(Collection<ClassModel> classes) {
        classes.forEach(this::add);
        for (String type : declared.keySet()) {
            Set<String> ancestors = new HashSet<>();
            collectAncestors(type, ancestors);
            if (ancestors.contains(type)) {
                throw new UnreadableClassException(
                        type.replace('/', '.') + " is among its own parents");
            }
            ancestors.forEach(a -> descendants.computeIfAbsent(a, _ -> new HashSet<>()).add(type));
        }
    }

    private void add(ClassModel model) {
        String name = model.thisClass().asInternalName();
        List<String> above = new ArrayList<>();
        model.superclass().ifPresent(c -> above.add(c.asInternalName()));
        model.interfaces().forEach(i -> above.add(i.asInternalName()));
        parents.put(name, above);
        Set<String> methods = new HashSet<>();
        model.methods()
                .forEach(m ->
                        methods.add(m.methodName().stringValue() + m.methodType().stringValue()));
        declared.put(name, methods);
    }

    private void collectAncestors(String type, Set<String> into) {
        for (String parent : parentsOf(type)) {
            if (into.add(parent)) {
                collectAncestors(parent, into);
            }
        }
    }

    /// Superclass first; empty for a class that is not the program's.
    List<String> parentsOf(String type) {
        return parents.getOrDefault(type, List.of());
    }

    boolean isTaskClass(String type) {
        return declared.containsKey(type);
    }

    /// The classes of the program that extend or implement a type, which may be any.
    Set<String> below(String type) {
        return descendants.getOrDefault(type, Set.of());
    }

    /// The declaration that a call without dispatch runs, if it is the program's.
    Optional<MethodRef> resolve(MethodRef call) {
        return resolve(call.owner(), call);
    }

    private Optional<MethodRef> resolve(String type, MethodRef call) {
        if (declared.getOrDefault(type, Set.of()).contains(call.nameAndType())) {
            return Optional.of(new MethodRef(type, call.name(), call.descriptor()));
        }
        return parentsOf(type).stream()
                .map(parent -> resolve(parent, call))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// All declarations of the program that a call may run.
    List<MethodRef> targets(MethodRef call, boolean dispatched) {
        List<MethodRef> found = new ArrayList<>();
        resolve(call).ifPresent(found::add);
        if (dispatched) {
            for (String type : below(call.owner())) {
                if (declared.getOrDefault(type, Set.of()).contains(call.nameAndType())) {
                    found.add(new MethodRef(type, call.name(), call.descriptor()));
                }
            }
        }
        return found;
    }

    /// Whether objects of a class of the program, and of all classes below it, have the method of
    /// Object and no other.
    boolean keepsObjects(String type, String nameAndType) {
        if (!isTaskClass(type) || isInterface(type)) {
            return false;
        }
        String at = type;
        while (isTaskClass(at)) {
            if (declares(at, nameAndType)) {
                return false;
            }
            at = parentsOf(at).getFirst();
        }
        return at.equals(OBJECT) && below(type).stream().noneMatch(c -> declares(c, nameAndType));
    }

    private boolean declares(String type, String nameAndType) {
        return declared.getOrDefault(type, Set.of()).contains(nameAndType);
    }

    /// An interface has no constructor.
    private boolean isInterface(String type) {
        return declared.getOrDefault(type, Set.of()).stream()
                .noneMatch(m -> m.startsWith("<init>"));
    }
}
