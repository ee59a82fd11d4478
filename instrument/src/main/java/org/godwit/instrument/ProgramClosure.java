package org.godwit.instrument;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Every class of a program that its main class refers to, directly or not: what the program's
/// fingerprint covers. A class that is only found by a computed name is not among them.
final class ProgramClosure {

    /// Of captures and woven code; raised when either changes its form.
    private static final int FORMAT = 2;

    private static final Pattern TYPE_IN_DESCRIPTOR = Pattern.compile("L([^;<()]+);");

    /// Interfaces of the JDK whose calls may come back to the program.
    private static final Set<String> CALLED_BACK =
            Set.of(
                    "java.lang.Runnable",
                    "java.lang.Comparable",
                    "java.lang.Iterable",
                    "java.lang.AutoCloseable",
                    "java.io.Closeable",
                    "java.util.concurrent.Callable",
                    "java.util.Iterator",
                    "java.util.ListIterator",
                    "java.util.Comparator",
                    "org.godwit.pvm.PvmTask");

    private static final String FUNCTIONS = "java.util.function.";

    private final ProgramClasses classes;
    private final Set<String> names = new TreeSet<>();
    private final Set<String> implemented = new HashSet<>();
    private final String fingerprint;

    ProgramClosure(ProgramClasses classes) {
        this.classes = classes;
        Deque<String> open = new ArrayDeque<>(List.of(classes.program()));
        names.add(classes.program());
        while (!open.isEmpty()) {
            ClassModel type = classes.find(open.remove()).orElseThrow();
            referred(type).stream().filter(classes::contains).filter(names::add).forEach(open::add);
            collectImplemented(type);
        }
        fingerprint = hash();
    }

    /// Whether task code implements this interface of another jar or the JDK, and calls of it can
    /// be yield points.
    boolean implementsOutside(String interfaceName) {
        return (interfaceName.startsWith(FUNCTIONS) || CALLED_BACK.contains(interfaceName))
                && implemented.contains(interfaceName);
    }

    String fingerprint() {
        return fingerprint;
    }

    private static Set<String> referred(ClassModel type) {
        Set<String> referred = new HashSet<>();
        for (PoolEntry entry : type.constantPool()) {
            if (entry instanceof ClassEntry other && !other.asInternalName().startsWith("[")) {
                referred.add(other.asInternalName().replace('/', '.'));
            } else if (entry instanceof Utf8Entry text && text.stringValue().indexOf(';') > 0) {
                Matcher found = TYPE_IN_DESCRIPTOR.matcher(text.stringValue());
                while (found.find()) {
                    referred.add(found.group(1).replace('/', '.'));
                }
            }
        }
        return referred;
    }

    private void collectImplemented(ClassModel type) {
        type.superclass().ifPresent(above -> addOutside(above.asSymbol()));
        type.interfaces().forEach(above -> addOutside(above.asSymbol()));
        for (MethodModel method : type.methods()) {
            method.code()
                    .ifPresent(code -> {
                        for (CodeElement element : code) {
                            if (element instanceof InvokeDynamicInstruction lambda) {
                                addOutside(lambda.typeSymbol().returnType());
                            }
                        }
                    });
        }
    }

    private void addOutside(ClassDesc type) {
        if (!type.isClassOrInterface() || type.equals(ConstantDescs.CD_Object)) {
            return;
        }
        String descriptor = type.descriptorString();
        String name = descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
        if (classes.contains(name)) {
            // Found through a lambda of it; its own interfaces count for that lambda, too.
            classes.find(name)
                    .ifPresent(t -> t.interfaces().forEach(i -> addOutside(i.asSymbol())));
            return;
        }
        try {
            addAll(Class.forName(name, false, classes.parent()));
        } catch (ClassNotFoundException | LinkageError e) {
            // A class that is not there is implemented by nobody.
        }
    }

    private void addAll(Class<?> type) {
        implemented.add(type.getName());
        for (Class<?> above : type.getInterfaces()) {
            addAll(above);
        }
        Class<?> superclass = type.getSuperclass();
        if (superclass != null) {
            addAll(superclass);
        }
    }

    private String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : names) {
                digest.update(classes.bytes(name));
            }
            return "%s %s jvm %s format %d"
                    .formatted(
                            classes.program(),
                            HexFormat.of().formatHex(digest.digest(), 0, 16),
                            System.getProperty("java.vm.version"),
                            FORMAT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
