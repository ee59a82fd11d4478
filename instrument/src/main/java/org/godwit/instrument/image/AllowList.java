package org.godwit.instrument.image;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/// The classes that may stand in an image: those of the task, the data classes of the JDK and what
/// Godwit keeps for a task. The last two are listed, with reasons, in the resource
/// `allowed-classes.txt`. Thread-safe if `taskCode` is.
///
/// @param taskCode tells task classes by binary name
public record AllowList(Predicate<String> taskCode) {

    private static final Listed LISTED = Listed.load("allowed-classes.txt");

    private static final ClassValue<Boolean> LISTED_CLASSES =
            new ClassValue<>() {
                @Override
                protected Boolean computeValue(Class<?> type) {
                    return LISTED.contains(type.getName());
                }
            };

    /// Whether objects of this class (binary name; never an array) may stand in an image.
    public boolean allows(String className) {
        return LISTED.contains(className) || taskCode.test(className);
    }

    /// Whether a class is on the list of data classes of the JDK.
    static boolean listsOfTheJdk(String className) {
        return className.startsWith("java.") && LISTED.contains(className);
    }

    /// Whether a class and all its superclasses may stand in an image.
    boolean allowsWithSuperclasses(Class<?> type) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            if (!LISTED_CLASSES.get(c) && !taskCode.test(c.getName())) {
                return false;
            }
        }
        return true;
    }

    /// The content of the list. A line is a class with its nested classes, `package.*` for the
    /// classes of a package (not of those below), or `package.*Suffix` for those of them whose name
    /// ends so; what follows the first blank is the reason.
    ///
    /// @param classes names of classes and, with `.*`, of packages
    /// @param suffixes as `package.*Suffix`
    private record Listed(Set<String> classes, Set<String> suffixes) {

        static Listed load(String resource) {
            Set<String> classes = new HashSet<>();
            Set<String> suffixes = new HashSet<>();
            try (InputStream in = AllowList.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("missing resource: " + resource);
                }
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(line -> line.split("\\s", 2)[0])
                        .forEach(name -> {
                            boolean isSuffix = name.contains(".*") && !name.endsWith("*");
                            (isSuffix ? suffixes : classes).add(name);
                        });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Listed(classes, suffixes);
        }

        boolean contains(String className) {
            int dollar = className.indexOf('$');
            String outer = dollar > 0 ? className.substring(0, dollar) : className;
            int dot = outer.lastIndexOf('.');
            if (dot < 0) {
                return false;
            }
            String anyOfPackage = outer.substring(0, dot) + ".*";
            if (classes.contains(outer) || classes.contains(anyOfPackage)) {
                return true;
            }
            for (String suffix : suffixes) {
                if (suffix.startsWith(anyOfPackage)
                        && outer.endsWith(suffix.substring(anyOfPackage.length()))) {
                    return true;
                }
            }
            return false;
        }
    }
}
