package org.godwit.instrument.check;

import org.jspecify.annotations.Nullable;

import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;

/// Code of the program with yield points that is passed to code which is not woven: lambdas, method
/// references, and objects of the program's classes.
final class CallbackInspector implements Inspector.OfSites {

    @Override
    public void inspect(
            CheckedProgram program, ScannedMethod method, Site site, ClassReport report) {
        if (!(site instanceof Site.Call call) || isCovered(program, call.target())) {
            return;
        }
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(call.target().descriptor());
        List<Value> passed = call.passed(type.parameterCount());
        for (int i = 0; i < passed.size(); i++) {
            String parameter = type.parameterType(i).descriptorString();
            if (!parameter.startsWith("L") || parameter.equals(Value.OBJECT)) {
                continue; // kept rather than called
            }
            for (Origin origin : passed.get(i).origins()) {
                String what = yielding(program, origin, parameter);
                if (what != null) {
                    report.add(
                            Rule.CALLBACK,
                            method,
                            call.line(),
                            what + " passed to " + call.target().words());
                }
            }
        }
    }

    private static boolean isCovered(CheckedProgram program, MethodRef target) {
        return program.hierarchy().isTaskClass(target.owner())
                || target.isPvmCall()
                || ThreadUse.isThreadCall(target);
    }

    private static @Nullable String yielding(
            CheckedProgram program, Origin origin, String parameter) {
        return switch (origin) {
            case Origin.Lambda(MethodRef body, _, _) when program.yields().inMethod(body) ->
                    words(body);
            case Origin.Created(String type)
                    when program.hierarchy().isTaskClass(type)
                            && yields(program, type, parameter) ->
                    "a " + MethodRef.simple(type);
            default -> null;
        };
    }

    private static String words(MethodRef body) {
        return body.name().startsWith("lambda$") ? "a lambda" : body.words();
    }

    /// Whether a method that the parameter's type promises has yield points in `type`.
    private static boolean yields(CheckedProgram program, String type, String parameter) {
        return promises(parameter).stream()
                .anyMatch(m ->
                        program.yields().inMethod(new MethodRef(type, m.getName(), descriptor(m))));
    }

    private static String descriptor(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .descriptorString();
    }

    private static List<Method> promises(String parameter) {
        String name = parameter.substring(1, parameter.length() - 1).replace('/', '.');
        try {
            Class<?> type = Class.forName(name, false, ClassLoader.getPlatformClassLoader());
            return !type.isInterface()
                    ? List.of()
                    : Arrays.stream(type.getMethods())
                            .filter(m -> Modifier.isAbstract(m.getModifiers()))
                            .toList();
        } catch (ClassNotFoundException e) {
            return List.of(); // of a library
        }
    }
}
