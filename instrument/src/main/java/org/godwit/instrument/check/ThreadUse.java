package org.godwit.instrument.check;

import org.godwit.instrument.weave.TaskClasses;

import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Whether a program runs more than the one thread of its task. If it does not, its monitors can be
/// left out. Says yes when in doubt. What a library outside of the program's jar or folder does
/// with threads is not seen.
public final class ThreadUse {

    private static final Pattern TYPES =
            Pattern.compile(
                    "java/lang/(Thread\\$Builder.*|ThreadGroup|ref/Cleaner)"
                            + "|java/util/(Timer|TimerTask)"
                            + "|java/util/concurrent/(.*Executor.*|ForkJoin.*|Recursive(Task|Action)"
                            + "|CountedCompleter|Complet.*|FutureTask|StructuredTaskScope.*"
                            + "|SubmissionPublisher.*|ThreadFactory)"
                            + "|java/nio/channels/Asynchronous.*"
                            + "|(java/net/http|com/sun/net/httpserver|java/awt|javax/swing"
                            + "|java/rmi)/.*");

    /// What a task may do with its own thread.
    private static final Set<String> HARMLESS =
            Set.of(
                    "currentThread",
                    "sleep",
                    "yield",
                    "onSpinWait",
                    "interrupt",
                    "interrupted",
                    "isInterrupted",
                    "isVirtual",
                    "isDaemon",
                    "getId",
                    "threadId",
                    "getName",
                    "setName",
                    "getPriority",
                    "getStackTrace",
                    "getContextClassLoader",
                    "holdsLock",
                    "dumpStack");

    private ThreadUse() {}

    /// Whether a program, from its entry class on, uses threads. Reads constant pools only.
    public static boolean in(String className, TaskClasses task) {
        return in(Closure.of(className, task));
    }

    /// The same for classes already found.
    public static boolean in(Closure program) {
        return program.classes().values().stream().anyMatch(ThreadUse::in);
    }

    private static boolean in(ClassModel model) {
        if (parents(model).anyMatch(ThreadUse::isThreadType)) {
            return true;
        }
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof MemberRefEntry member) {
                MethodRef ref =
                        new MethodRef(
                                member.owner().asInternalName(),
                                member.name().stringValue(),
                                member.type().stringValue());
                if (isThreadCall(ref) || isParallel(ref) || isMaybeParallel(ref)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Stream<String> parents(ClassModel model) {
        return Stream.concat(model.superclass().stream(), model.interfaces().stream())
                .map(type -> type.asInternalName());
    }

    /// A type whose objects are threads or have them.
    static boolean isThreadType(String internalName) {
        return internalName.equals("java/lang/Thread") || TYPES.matcher(internalName).matches();
    }

    static boolean isThreadCall(MethodRef call) {
        return switch (call.owner()) {
            case "java/lang/Thread" -> !HARMLESS.contains(call.name());
            case "java/lang/Runtime" -> call.name().equals("addShutdownHook");
            default -> TYPES.matcher(call.owner()).matches();
        };
    }

    /// Runs what it is given on the JDK's common pool.
    static boolean isParallel(MethodRef call) {
        return call.owner().startsWith("java/util/")
                && (call.name().equals("parallelStream")
                        || (call.owner().startsWith("java/util/stream/")
                                && call.name().equals("parallel"))
                        || (call.owner().equals("java/util/Arrays")
                                && call.name().startsWith("parallel"))
                        || (call.owner().equals("java/util/concurrent/ConcurrentHashMap")
                                && call.descriptor().startsWith("(JL")));
    }

    /// Parallel or not by an argument.
    private static boolean isMaybeParallel(MethodRef call) {
        return call.owner().equals("java/util/stream/StreamSupport");
    }
}
