package org.godwit.cluster.execution;

import org.godwit.port.Program;
import org.godwit.port.ProgramLoader;
import org.godwit.program.StateMachine;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Optional;

/// Makes programs of classes that implement [StateMachine] and have a constructor without
/// arguments.
public final class StateMachineLoader implements ProgramLoader {

    @Override
    public Optional<Program> load(Class<?> type) {
        if (!StateMachine.class.isAssignableFrom(type)
                || Modifier.isAbstract(type.getModifiers())) {
            return Optional.empty();
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return Optional.of(new Program.Machine((StateMachine<?>) constructor.newInstance()));
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
            return Optional.empty();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(
                    "the constructor of " + type.getName() + " threw " + e.getCause(), e);
        }
    }
}
