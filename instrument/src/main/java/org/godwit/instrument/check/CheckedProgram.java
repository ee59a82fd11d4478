package org.godwit.instrument.check;

import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A program with all its methods read.
///
/// @param methods by internal name of the class that declares them
record CheckedProgram(
        Closure closure,
        Map<String, List<ScannedMethod>> methods,
        Hierarchy hierarchy,
        Yields yields,
        boolean usesOwnThreads) {

    /// @throws UnreadableClassException if a class file is damaged
    static CheckedProgram read(Closure closure) {
        Map<String, List<ScannedMethod>> methods = new TreeMap<>();
        closure.classes()
                .forEach((name, model) ->
                        methods.put(model.thisClass().asInternalName(), scan(name, model)));
        Hierarchy hierarchy = new Hierarchy(closure.classes().values());
        Collection<ScannedMethod> all = methods.values().stream().flatMap(List::stream).toList();
        return new CheckedProgram(
                closure, methods, hierarchy, new Yields(hierarchy, all), ThreadUse.in(closure));
    }

    private static List<ScannedMethod> scan(String className, ClassModel model) {
        List<ScannedMethod> scanned = new ArrayList<>();
        try {
            for (MethodModel method : model.methods()) {
                scanned.add(MethodScanner.scan(model.thisClass().asInternalName(), method));
            }
        } catch (IllegalArgumentException e) {
            throw new UnreadableClassException("the class file of " + className + " is damaged", e);
        }
        return List.copyOf(scanned);
    }

    List<ScannedMethod> methodsOf(ClassModel model) {
        return methods.getOrDefault(model.thisClass().asInternalName(), List.of());
    }
}
