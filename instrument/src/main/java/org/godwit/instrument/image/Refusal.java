package org.godwit.instrument.image;

import java.io.Closeable;
import java.io.FileDescriptor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.lang.reflect.AnnotatedElement;
import java.nio.Buffer;
import java.nio.channels.Channel;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.stream.BaseStream;

/// What to tell the author of a program whose task holds an object that cannot leave its JVM.
///
/// @param types what it is about
/// @param advice what to do instead, briefly
record Refusal(List<Class<?>> types, String advice) {

    private static final List<Refusal> ALL =
            List.of(
                    of(
                            "a task has one thread; spawn tasks instead",
                            Thread.class,
                            ThreadGroup.class,
                            Executor.class,
                            Future.class,
                            Timer.class,
                            Phaser.class),
                    of("use a field; a task has one thread", ThreadLocal.class),
                    of("end it and drop it before", Process.class, ProcessHandle.class),
                    of("use an array", Buffer.class),
                    of("close it and drop it before", FileDescriptor.class, Channel.class),
                    of("finish the stream before", BaseStream.class),
                    of(
                            "close it and drop it before; streams over memory and System.in, out"
                                    + " and err can be captured",
                            Closeable.class),
                    of("use an ordinary reference", Reference.class, Cleaner.class),
                    of(
                            "use a lambda of the task's own code",
                            MethodHandle.class,
                            VarHandle.class,
                            MethodHandles.Lookup.class,
                            AnnotatedElement.class),
                    of("use the task's own classes directly", ClassLoader.class));

    private static final String OTHERWISE =
            "it is neither of the task's code nor on the list of classes that can be captured";

    private static Refusal of(String advice, Class<?>... types) {
        return new Refusal(List.of(types), advice);
    }

    static String advice(Class<?> type) {
        Class<?> element = ClassLayout.innermost(type);
        for (Refusal refusal : ALL) {
            for (Class<?> t : refusal.types) {
                if (t.isAssignableFrom(element)) {
                    return refusal.advice;
                }
            }
        }
        return OTHERWISE;
    }
}
