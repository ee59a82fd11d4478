package org.godwit.instrument.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The types of the JDK whose objects cannot leave their JVM, and the rule that says so. By
/// internal names.
final class HeldTypes {

    private static final Map<Rule, Pattern> TYPES = new LinkedHashMap<>();

    static {
        TYPES.put(
                Rule.OPEN_FILE,
                Pattern.compile(
                        "java/io/(File(In|Out)putStream|File(Reader|Writer|Descriptor)"
                                + "|RandomAccessFile|Console)"
                                + "|java/nio/channels/.*"
                                + "|java/nio/file/(DirectoryStream|WatchService|FileSystem)"
                                + "|java/lang/Process"
                                + "|java/net/(.*Socket|.*URLConnection|URLClassLoader)"
                                + "|java/sql/.*|javax/sql/.*"
                                + "|java/util/(zip/ZipFile|jar/JarFile)"));
        TYPES.put(
                Rule.OFF_HEAP,
                Pattern.compile("java/nio/MappedByteBuffer|java/lang/foreign/(Arena|Memory.*)"));
        TYPES.put(
                Rule.THREAD_LOCAL,
                Pattern.compile("java/lang/((Inheritable)?ThreadLocal|ScopedValue.*)"));
        TYPES.put(
                Rule.REFERENCE,
                Pattern.compile(
                        "java/lang/ref/((Weak|Soft|Phantom)?Reference|ReferenceQueue)"
                                + "|java/util/WeakHashMap"));
        TYPES.put(
                Rule.MIRROR,
                Pattern.compile(
                        "java/lang/(ClassLoader|Module|ModuleLayer)"
                                + "|java/lang/reflect/(Method|Field|Constructor|Executable"
                                + "|Parameter|RecordComponent)"
                                + "|java/lang/invoke/(MethodHandle|VarHandle|MethodHandles.*"
                                + "|MethodType|.*CallSite)"
                                + "|java/util/concurrent/atomic/Atomic.*FieldUpdater"
                                + "|java/util/ServiceLoader"));
        TYPES.put(
                Rule.LOCK,
                Pattern.compile(
                        "java/util/concurrent/(locks/.*|Semaphore|CountDownLatch|CyclicBarrier"
                                + "|Phaser|Exchanger)"));
    }

    private HeldTypes() {}

    /// The rule against holding objects of this type, if there is one.
    static Optional<Rule> rule(String internalName) {
        if (ThreadUse.isThreadType(internalName)) {
            return Optional.of(Rule.THREADS);
        }
        return TYPES.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(internalName).matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// The same for the type of a field or of an element of its array.
    static Optional<Rule> ruleOfDescriptor(String descriptor) {
        String element = descriptor.substring(descriptor.lastIndexOf('[') + 1);
        return element.startsWith("L")
                ? rule(element.substring(1, element.length() - 1))
                : Optional.empty();
    }
}
