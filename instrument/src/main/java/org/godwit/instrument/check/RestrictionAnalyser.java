package org.godwit.instrument.check;

import java.lang.classfile.ClassModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/// Finds restrictions in programs before they run. Values are followed within a method only, calls
/// through interfaces by what the program has behind them; so it can miss some, and what it misses
/// is found at run time, as the reason of a pin or a refusal. Thread-safe.
public final class RestrictionAnalyser {

    private static final List<Inspector> INSPECTORS =
            List.of(
                    new DeclarationInspector(),
                    new CallInspector(),
                    new CallbackInspector(),
                    new ConstructorInspector(),
                    new IdentityInspector(),
                    new MonitorInspector(),
                    new StaticsInspector());

    private static final Map<ClassLoader, Map<String, Findings>> KNOWN =
            Collections.synchronizedMap(new WeakHashMap<>());

    private RestrictionAnalyser() {}

    /// Checks the program with this entry class: it and all classes that it names and that lie in
    /// the same jar or folder. Blocks while class files are read, the first time for a program and
    /// a class loader; then the answer is kept.
    ///
    /// @throws ClassNotFoundException if `classes` has no such class
    /// @throws UnreadableClassException if a class file is damaged
    public static Findings check(String className, ClassLoader classes)
            throws ClassNotFoundException {
        Map<String, Findings> known =
                KNOWN.computeIfAbsent(classes, _ -> new ConcurrentHashMap<>());
        Findings found = known.get(className);
        if (found == null) {
            found = check(Closure.of(className, new LocatedClasses(className, classes)));
            known.put(className, found);
        }
        return found;
    }

    /// Checks these classes.
    ///
    /// @throws UnreadableClassException if a class file is damaged
    public static Findings check(Closure closure) {
        CheckedProgram program = CheckedProgram.read(closure);
        List<Finding> found = new ArrayList<>();
        for (ClassModel model : closure.classes().values()) {
            ClassReport report = new ClassReport(model);
            INSPECTORS.forEach(inspector -> inspector.inspect(program, report));
            found.addAll(report.findings());
        }
        return Findings.of(closure.name(), closure.classes().size(), found);
    }
}
