package org.godwit.instrument.weave;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// Which calls can reach a yield point. Answers depend on the compiled classes alone, never on the
/// order of questions, so that every JVM weaves the same yield points. Thread-safe.
final class CallReach {

    sealed interface Answer {}

    /// It cannot reach one.
    record Never() implements Answer {}

    /// A call of the facade, which is one.
    record Facade() implements Answer {}

    /// If one of these methods can; any method at all if there is none.
    record Maybe(Optional<Target> target) implements Answer {}

    record Target(String owner, String name, String descriptor) {}

    private record Found(ClassModel type, MethodModel method) {}

    /// @param yields whether it has a yield point or a call that is taken for one
    private record Summary(boolean yields, List<Target> callees) {}

    private static final Never NEVER = new Never();
    private static final Maybe ANY = new Maybe(Optional.empty());

    private static final String FACADE = "org/godwit/pvm/Pvm";

    /// Final methods of Object, Enum and Record that need no look at subclasses.
    private static final Set<String> FINAL_IN_THE_JDK =
            Set.of("getClass", "ordinal", "name", "getDeclaringClass");

    private final TaskClasses classes;
    private final Predicate<String> implementedByTask;
    private final Map<Target, Summary> summaries = new ConcurrentHashMap<>();
    private final Map<Target, Boolean> known = new ConcurrentHashMap<>();

    /// @param implementedByTask tells interfaces outside the program (binary name) that its classes
    ///   or lambdas implement
    CallReach(TaskClasses classes, Predicate<String> implementedByTask) {
        this.classes = classes;
        this.implementedByTask = implementedByTask;
    }

    Answer classify(InvokeInstruction call) {
        String internal = call.owner().asInternalName();
        String name = call.name().stringValue();
        if (name.startsWith("<") || internal.startsWith("[")) {
            return NEVER;
        }
        if (call.opcode() == Opcode.INVOKESTATIC && internal.startsWith(FACADE)) {
            return new Facade();
        }
        String owner = internal.replace('/', '.');
        if (classes.contains(owner)) {
            return classify(call.opcode(), new Target(owner, name, call.type().stringValue()));
        }
        return call.opcode() == Opcode.INVOKEINTERFACE && implementedByTask.test(owner)
                ? ANY
                : NEVER;
    }

    boolean reaches(Maybe call) {
        return call.target().map(this::reaches).orElse(true);
    }

    private Answer classify(Opcode opcode, Target target) {
        Optional<Found> found = resolve(target);
        boolean virtual = opcode == Opcode.INVOKEVIRTUAL || opcode == Opcode.INVOKEINTERFACE;
        if (found.isEmpty()) {
            return virtual && FINAL_IN_THE_JDK.contains(target.name()) ? NEVER : ANY;
        }
        MethodModel method = found.get().method();
        boolean fixed =
                !virtual
                        || method.flags().has(AccessFlag.FINAL)
                        || method.flags().has(AccessFlag.PRIVATE)
                        || isFinal(target.owner());
        return fixed ? new Maybe(Optional.of(exact(found.get()))) : ANY;
    }

    private boolean isFinal(String owner) {
        return classes.find(owner).filter(type -> type.flags().has(AccessFlag.FINAL)).isPresent();
    }

    private static Target exact(Found found) {
        return new Target(
                found.type().thisClass().asInternalName().replace('/', '.'),
                found.method().methodName().stringValue(),
                found.method().methodType().stringValue());
    }

    /// As the JVM does: superclasses, then interfaces; empty if it is not in task code as compiled.
    private Optional<Found> resolve(Target target) {
        Deque<String> open = new ArrayDeque<>(List.of(target.owner()));
        while (!open.isEmpty()) {
            Optional<ClassModel> type = classes.find(open.remove());
            if (type.isEmpty()) {
                continue;
            }
            Optional<MethodModel> method = declared(type.get(), target);
            if (method.isPresent()) {
                return method.map(m -> new Found(type.get(), m));
            }
            type.get().superclass().map(CallReach::binaryName).ifPresent(open::addFirst);
            type.get().interfaces().stream().map(CallReach::binaryName).forEach(open::addLast);
        }
        return Optional.empty();
    }

    private static String binaryName(ClassEntry entry) {
        return entry.asInternalName().replace('/', '.');
    }

    private static Optional<MethodModel> declared(ClassModel type, Target target) {
        return type.methods().stream()
                .filter(m -> m.methodName().equalsString(target.name()))
                .filter(m -> m.methodType().equalsString(target.descriptor()))
                .findFirst();
    }

    private boolean reaches(Target root) {
        Boolean before = known.get(root);
        if (before != null) {
            return before;
        }
        Set<Target> seen = new HashSet<>(Set.of(root));
        Deque<Target> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            Target next = open.remove();
            Summary summary = summaries.computeIfAbsent(next, this::summarise);
            if (summary.yields() || known.getOrDefault(next, false)) {
                known.put(root, true);
                return true;
            }
            summary.callees().stream().filter(seen::add).forEach(open::add);
        }
        seen.forEach(target -> known.put(target, false));
        return false;
    }

    private Summary summarise(Target target) {
        Optional<CodeModel> code = resolve(target).flatMap(found -> found.method().code());
        if (code.isEmpty()) {
            return new Summary(false, List.of());
        }
        Set<Target> callees = new HashSet<>();
        Set<Label> passed = new HashSet<>();
        boolean yields = false;
        for (CodeElement element : code.get()) {
            switch (element) {
                case LabelTarget label -> passed.add(label.label());
                case BranchInstruction branch -> yields |= passed.contains(branch.target());
                case InvokeInstruction call -> yields |= isYield(call, callees);
                default -> {}
            }
        }
        return new Summary(yields, List.copyOf(callees));
    }

    private boolean isYield(InvokeInstruction call, Set<Target> callees) {
        return switch (classify(call)) {
            case Never never -> false;
            case Facade facade -> true;
            case Maybe(Optional<Target> target) -> {
                target.ifPresent(callees::add);
                yield target.isEmpty();
            }
        };
    }
}
