package org.godwit.instrument.weave;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.constantpool.ConstantPoolBuilder;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Gives the methods of task classes yield points, handlers that save their frames there, and
/// second bodies that go on from a saved frame. The last pass. Thread-safe.
public final class FrameWeaver {

    /// HotSpot compiles no method with more bytes of code, unless told to.
    private static final int COMPILED_BYTES_MAX = 8_000;

    /// What an original method may have so that its second body stays within the JVM's 65,535.
    private static final int WOVEN_BYTES_MAX = 20_000;

    /// The first class files with `invokedynamic`.
    private static final int OLDEST_MAJOR_VERSION = 51;

    private final TaskClasses classes;
    private final Predicate<String> isPublic;
    private final CallReach calls;

    /// @param implementedByTask tells interfaces outside the program (binary name) that its classes
    ///   or lambdas implement: calls of those can come back to it
    /// @param isPublic tells public classes by binary name
    public FrameWeaver(
            TaskClasses classes, Predicate<String> implementedByTask, Predicate<String> isPublic) {
        this.classes = classes;
        this.isPublic = isPublic;
        calls = new CallReach(classes, implementedByTask);
    }

    /// @param classFile as the passes before this one leave it
    public WovenClass weave(byte[] classFile) {
        ClassModel compiled = classes.classFile().parse(classFile);
        Map<String, String> pins = new HashMap<>();
        Map<String, YieldPlan> plans = plan(compiled, pins);
        try {
            WovenClass woven = build(compiled, classFile, plans, pins);
            List<String> tooLarge = tooLarge(compiled, woven);
            if (tooLarge.isEmpty()) {
                return woven;
            }
            for (String method : tooLarge) {
                plans.remove(method);
                pins.put(method, "would be too large for the JIT compiler with yield points");
            }
            return build(compiled, classFile, plans, pins);
        } catch (IllegalArgumentException e) {
            // The JVM's limits on class files; a class without yield points is still right.
            plans.keySet().forEach(m -> pins.put(m, "cannot be woven: " + e.getMessage()));
            return build(compiled, classFile, Map.of(), pins);
        }
    }

    private Map<String, YieldPlan> plan(ClassModel compiled, Map<String, String> pins) {
        Map<String, YieldPlan> plans = new LinkedHashMap<>();
        ClassDesc owner = compiled.thisClass().asSymbol();
        for (MethodModel method : compiled.methods()) {
            try {
                Optional<String> reason = unweavable(compiled, method);
                if (reason.isPresent()) {
                    pins.put(key(method), reason.get());
                } else {
                    YieldPlan plan =
                            new YieldPlan(
                                    new MethodCode(method),
                                    owner,
                                    calls,
                                    type -> isAccessible(owner, type));
                    if (!plan.points.isEmpty()) {
                        plans.put(key(method), plan);
                    }
                    if (plan.monitors.any()) {
                        pins.put(key(method), "holds a monitor");
                    }
                }
            } catch (Unweavable e) {
                pins.put(key(method), e.reason());
            }
        }
        return plans;
    }

    private boolean isAccessible(ClassDesc from, ClassDesc type) {
        ClassDesc element = type;
        for (ClassDesc next = element; next != null; next = next.componentType()) {
            element = next;
        }
        return element.isPrimitive()
                || element.packageName().equals(from.packageName())
                || isPublic.test(SaveMethods.binaryName(element));
    }

    private static Optional<String> unweavable(ClassModel type, MethodModel method) {
        if (method.code().isEmpty()) {
            return Optional.of("is native or abstract");
        }
        if (method.methodName().equalsString("<init>")) {
            return Optional.of("is a constructor");
        }
        if (method.methodName().equalsString("<clinit>")) {
            return Optional.of("is a static initialiser");
        }
        if (method.flags().has(AccessFlag.SYNCHRONIZED)) {
            return Optional.of("is synchronized and holds a monitor");
        }
        if (type.majorVersion() < OLDEST_MAJOR_VERSION) {
            return Optional.of("is of class file version " + type.majorVersion());
        }
        int bytes = codeBytes(method);
        if (bytes > WOVEN_BYTES_MAX) {
            return Optional.of(
                    "has %d bytes of code, of %d that can be woven"
                            .formatted(bytes, WOVEN_BYTES_MAX));
        }
        return Optional.empty();
    }

    private static int codeBytes(MethodModel method) {
        return method.code().map(code -> ((CodeAttribute) code).codeLength()).orElse(0);
    }

    static String key(MethodModel method) {
        return method.methodName().stringValue() + method.methodType().stringValue();
    }

    private WovenClass build(
            ClassModel compiled,
            byte[] classFile,
            Map<String, YieldPlan> plans,
            Map<String, String> pins) {
        String name = SaveMethods.binaryName(compiled.thisClass().asSymbol());
        if (plans.isEmpty()) {
            return new WovenClass(name, classFile, Map.of(), Map.of(), pins);
        }
        Map<String, WovenMethod> methods = describe(name, plans);
        byte[] woven =
                classes.classFile()
                        .build(
                                compiled.thisClass(),
                                ConstantPoolBuilder.of(compiled),
                                out -> emit(out, compiled, plans, methods));
        return new WovenClass(name, woven, methods, coverage(woven, methods), pins);
    }

    private static Map<String, WovenMethod> describe(String type, Map<String, YieldPlan> plans) {
        Map<String, WovenMethod> methods = new LinkedHashMap<>();
        plans.forEach((method, plan) ->
                methods.put(
                        method,
                        new WovenMethod(
                                methods.size(),
                                method,
                                MethodHash.of(type, method, plan),
                                plan.points.stream().map(FrameWeaver::describe).toList())));
        return methods;
    }

    private static WovenMethod.Point describe(YieldPoint point) {
        int references =
                (int)
                        point.values().stream()
                                .filter(v -> v.type().kind() == ValueType.Kind.OBJECT)
                                .count();
        return new WovenMethod.Point(
                point.kind().isInnermost(), point.values().size() - references, references);
    }

    private void emit(
            ClassBuilder out,
            ClassModel compiled,
            Map<String, YieldPlan> plans,
            Map<String, WovenMethod> methods) {
        SaveMethods saves =
                new SaveMethods(
                        compiled.thisClass().asSymbol(),
                        compiled.flags().has(AccessFlag.INTERFACE));
        for (ClassElement element : compiled) {
            YieldPlan plan = element instanceof MethodModel method ? plans.get(key(method)) : null;
            WovenMethod woven = plan == null ? null : methods.get(key(plan.code.method));
            if (plan == null || woven == null) {
                out.with(element);
            } else {
                emitBodies(out, plan, saves, woven);
            }
        }
        saves.emitAll(out, List.copyOf(methods.values()));
    }

    private static void emitBodies(
            ClassBuilder out, YieldPlan plan, SaveMethods saves, WovenMethod woven) {
        MethodModel method = plan.code.method;
        out.withMethod(
                method.methodName(),
                method.methodType(),
                method.flags().flagsMask(),
                to -> {
                    for (MethodElement element : method) {
                        if (!(element instanceof CodeModel)) {
                            to.with(element);
                        }
                    }
                    to.withCode(c -> new BodyEmitter(c, plan, saves, woven.number()).emit());
                });
        out.withMethodBody(
                woven.resumeName(),
                RunTime.RESUME_TYPE,
                ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                c -> new ResumeEmitter(c, plan, saves, woven.number()).emit());
    }

    private Map<String, Coverage> coverage(byte[] woven, Map<String, WovenMethod> methods) {
        Map<String, WovenMethod> bodies = new HashMap<>(methods);
        methods.values()
                .forEach(m ->
                        bodies.put(m.resumeName() + RunTime.RESUME_TYPE.descriptorString(), m));
        Map<String, Coverage> coverage = new HashMap<>();
        for (MethodModel method : classes.classFile().parse(woven).methods()) {
            WovenMethod of = bodies.get(key(method));
            if (of != null) {
                coverage.put(key(method), Coverage.of(method, of.points()));
            }
        }
        return coverage;
    }

    /// Methods that HotSpot compiles as they were and would not as they are.
    private List<String> tooLarge(ClassModel compiled, WovenClass woven) {
        Map<String, Integer> before = new HashMap<>();
        compiled.methods().forEach(method -> before.put(key(method), codeBytes(method)));
        List<String> found = new ArrayList<>();
        for (MethodModel method : classes.classFile().parse(woven.classFile()).methods()) {
            int was = before.getOrDefault(key(method), Integer.MAX_VALUE);
            if (was <= COMPILED_BYTES_MAX && codeBytes(method) > COMPILED_BYTES_MAX) {
                found.add(key(method));
            }
        }
        return found;
    }
}
