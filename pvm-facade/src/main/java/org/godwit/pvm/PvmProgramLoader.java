package org.godwit.pvm;

import org.godwit.port.Program;
import org.godwit.port.ProgramLoader;
import org.godwit.program.StateMachine;
import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes a program of any class that Java 25 could start: with a `void main(String[])` or `void
/// main()`, static or not (then with a constructor without arguments), neither private;
/// `main(String[])` is preferred. A [PvmTask] is such a class. Each start makes a new instance.
public final class PvmProgramLoader implements ProgramLoader {

    @Override
    public Optional<Program> load(Class<?> type) {
        if (StateMachine.class.isAssignableFrom(type) || type.isInterface()) {
            return Optional.empty();
        }
        return Stream.of(main(type, String[].class), main(type))
                .flatMap(Optional::stream)
                .findFirst()
                .map(Program.Blocking::new);
    }

    private static Optional<Program.Main> main(Class<?> type, Class<?>... parameters) {
        Method method = find(type, parameters);
        if (method == null || method.getReturnType() != void.class || !method.trySetAccessible()) {
            return Optional.empty();
        }
        boolean takesArguments = parameters.length == 1;
        if (Modifier.isStatic(method.getModifiers())) {
            return Optional.of(argv -> invoke(handle(method), takesArguments, argv));
        }
        return constructor(type)
                .map(made ->
                        argv -> {
                            // Not newInstance, which would wrap what the constructor throws.
                            Object task =
                                    MethodHandles.lookup().unreflectConstructor(made).invoke();
                            invoke(handle(method).bindTo(task), takesArguments, argv);
                        });
    }

    /// Not [Class#getMethod] alone, which sees public methods only.
    private static @Nullable Method find(Class<?> type, Class<?>... parameters) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            Optional<Method> declared =
                    Arrays.stream(c.getDeclaredMethods())
                            .filter(m -> m.getName().equals("main"))
                            .filter(m -> Arrays.equals(m.getParameterTypes(), parameters))
                            .filter(m -> !Modifier.isPrivate(m.getModifiers()))
                            .filter(m -> !Modifier.isAbstract(m.getModifiers()))
                            .findFirst();
            if (declared.isPresent()) {
                return declared.get();
            }
        }
        return Arrays.stream(type.getMethods())
                .filter(m -> m.isDefault() && m.getName().equals("main"))
                .filter(m -> Arrays.equals(m.getParameterTypes(), parameters))
                .findFirst()
                .orElse(null);
    }

    private static Optional<Constructor<?>> constructor(Class<?> type) {
        if (Modifier.isAbstract(type.getModifiers())) {
            return Optional.empty();
        }
        return Arrays.stream(type.getDeclaredConstructors())
                .filter(c -> c.getParameterCount() == 0)
                .filter(c -> !Modifier.isPrivate(c.getModifiers()) && c.trySetAccessible())
                .findFirst();
    }

    private static MethodHandle handle(Method method) throws IllegalAccessException {
        return MethodHandles.lookup().unreflect(method);
    }

    private static void invoke(MethodHandle main, boolean takesArguments, String[] argv)
            throws Throwable {
        if (takesArguments) {
            main.invoke(argv);
        } else {
            main.invoke();
        }
    }
}
