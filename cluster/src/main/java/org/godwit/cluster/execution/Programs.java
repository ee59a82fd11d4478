package org.godwit.cluster.execution;

import org.godwit.port.Program;
import org.godwit.port.ProgramLoader;
import org.godwit.port.SpawnOutcome;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.TreeMap;

/// The programs of a class path, by alias or class name. Aliases stand in resources named
/// `META-INF/godwit/programs.properties` (`alias = class name`). Immutable after construction.
public final class Programs {

    public static final String ALIASES = "META-INF/godwit/programs.properties";

    private final ClassLoader classes;
    private final List<ProgramLoader> loaders;
    private final Map<String, String> aliases;
    private final Map<String, Program> own;

    /// The programs of a class path, by class name and alias.
    public Programs(ClassLoader classes) {
        this(
                classes,
                ServiceLoader.load(ProgramLoader.class, classes).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList(),
                readAliases(classes),
                Map.of());
    }

    private Programs(
            ClassLoader classes,
            List<ProgramLoader> loaders,
            Map<String, String> aliases,
            Map<String, Program> own) {
        this.classes = classes;
        this.loaders = loaders;
        this.aliases = aliases;
        this.own = own;
    }

    /// One program, which is no class.
    public static Programs only(String name, Program program) {
        ClassLoader classes = Programs.class.getClassLoader();
        return new Programs(classes, List.of(), Map.of(), Map.of(name, program));
    }

    private static Map<String, String> readAliases(ClassLoader classes) {
        Map<String, String> found = new TreeMap<>();
        try {
            for (URL url : Collections.list(classes.getResources(ALIASES))) {
                Properties properties = new Properties();
                try (var in = url.openStream()) {
                    properties.load(in);
                }
                properties.forEach((alias, name) -> found.put((String) alias, (String) name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Collections.unmodifiableMap(found);
    }

    /// Alias to class name.
    public Map<String, String> aliases() {
        return aliases;
    }

    /// The program called `name`, or empty when there is none: no such class, or not a program.
    public Optional<Program> find(String name) {
        if (own.containsKey(name)) {
            return Optional.ofNullable(own.get(name));
        }
        Class<?> type;
        try {
            type = Class.forName(aliases.getOrDefault(name, name), false, classes);
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
        return loaders.stream().flatMap(loader -> loader.load(type).stream()).findFirst();
    }

    /// The refusal of a program that is not there.
    public SpawnOutcome.Refused noSuchProgram(String name) {
        return new SpawnOutcome.Refused(
                SpawnOutcome.Reason.NO_SUCH_PROGRAM,
                "no program '%s': it is neither a class on the hosts' class path with a main, nor one of the aliases %s"
                        .formatted(name, String.join(", ", aliases.keySet())));
    }
}
