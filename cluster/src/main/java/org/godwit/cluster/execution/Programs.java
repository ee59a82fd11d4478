package org.godwit.cluster.execution;

import org.godwit.continuation.PollSwitch;
import org.godwit.continuation.TaskCode;
import org.godwit.continuation.TaskCodeLoader;
import org.godwit.port.Program;
import org.godwit.port.ProgramLoader;
import org.godwit.port.SpawnOutcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The programs of a class path, by alias or class name. Aliases stand in resources named
/// `META-INF/godwit/programs.properties` (`alias = class name`). A class of the further task code
/// is found by the last part of its name, too, if no other program there is called so. Immutable
/// after construction.
public final class Programs {

    public static final String ALIASES = "META-INF/godwit/programs.properties";

    private static final Logger LOG = LoggerFactory.getLogger(Programs.class);

    private final ClassLoader classes;
    private final List<ProgramLoader> loaders;
    private final Map<String, String> aliases;
    private final Map<String, Program> own;
    private final List<Path> further;
    private final SimpleNames simpleNames;
    private final Optional<TaskCodeLoader> weaver;
    private final Map<String, Optional<Program>> found = new ConcurrentHashMap<>();

    /// The programs of a class path, by class name and alias; blocking ones are woven if there is a
    /// [TaskCodeLoader] on it.
    public Programs(ClassLoader classes) {
        this(classes, List.of());
    }

    /// @param further jars and folders whose classes are task code in every program, as well as
    ///   those beside its main class; `classes` must find them
    public Programs(ClassLoader classes, List<Path> further) {
        this(
                classes,
                further,
                ServiceLoader.load(TaskCodeLoader.class, classes).findFirst(),
                ServiceLoader.load(ProgramLoader.class, classes).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList(),
                readAliases(classes),
                Map.of());
    }

    private Programs(
            ClassLoader classes,
            List<Path> further,
            Optional<TaskCodeLoader> weaver,
            List<ProgramLoader> loaders,
            Map<String, String> aliases,
            Map<String, Program> own) {
        this.classes = classes;
        this.further = List.copyOf(further);
        this.simpleNames = new SimpleNames(further);
        this.weaver = weaver;
        this.loaders = loaders;
        this.aliases = aliases;
        this.own = own;
    }

    /// One program, which is no class.
    public static Programs only(String name, Program program) {
        ClassLoader classes = Programs.class.getClassLoader();
        return new Programs(
                classes, List.of(), Optional.empty(), List.of(), Map.of(), Map.of(name, program));
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
        return found.computeIfAbsent(aliases.getOrDefault(name, name), this::load);
    }

    private Optional<Program> load(String name) {
        return loadExact(name)
                .or(() -> {
                    List<String> called = simpleNames.of(name);
                    List<String> programs =
                            called.stream().filter(n -> loadFrom(n, classes).isPresent()).toList();
                    return programs.size() == 1 ? loadExact(programs.getFirst()) : Optional.empty();
                });
    }

    private Optional<Program> loadExact(String className) {
        Optional<Program> plain = loadFrom(className, classes);
        return plain.map(p -> p instanceof Program.Blocking ? woven(className).orElse(p) : p);
    }

    private Optional<Program> loadFrom(String className, ClassLoader from) {
        try {
            Class<?> type = Class.forName(className, false, from);
            return loaders.stream().flatMap(loader -> loader.load(type).stream()).findFirst();
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    /// A program that cannot be woven runs as it is, and moves by replay.
    private Optional<Program> woven(String className) {
        if (weaver.isEmpty()) {
            return Optional.empty();
        }
        try {
            TaskCode code = weaver.get().load(className, classes, further);
            return loadFrom(className, code.classes())
                    .map(p -> new Program.Woven(((Program.Blocking) p).main(), code));
        } catch (ClassNotFoundException | LinkageError e) {
            // on a task's thread what is logged would be the task's output
            Thread.ofVirtual()
                    .start(() -> LOG.warn("{} is not woven: {}", className, e.toString()));
            return Optional.empty();
        }
    }

    /// The polls of all woven programs that were asked for so far.
    public List<PollSwitch> polls() {
        return found.values().stream()
                .flatMap(Optional::stream)
                .filter(Program.Woven.class::isInstance)
                .map(p -> ((Program.Woven) p).code().polls())
                .toList();
    }

    /// What may keep a program's tasks from being captured, a line each.
    public List<String> warnings(String name) {
        return find(name)
                .map(program ->
                        switch (program) {
                            case Program.Woven woven -> woven.code().warnings();
                            case Program.Blocking _, Program.Machine _ -> List.<String>of();
                        })
                .orElse(List.of());
    }

    /// The fingerprints of programs' code: "" for one that is not woven, nothing for one that is
    /// not there.
    public Map<String, String> codes(List<String> names) {
        Map<String, String> codes = new TreeMap<>();
        for (String name : names) {
            find(name).ifPresent(program -> codes.put(name, codeOf(program)));
        }
        return codes;
    }

    /// The fingerprint of a program's code, "" if it is not woven.
    private static String codeOf(Program program) {
        return switch (program) {
            case Program.Woven woven -> woven.code().fingerprint();
            case Program.Blocking _, Program.Machine _ -> "";
        };
    }

    /// Why a running task of a program here cannot go on with the code of another host; empty if it
    /// can, or if there is no such program here.
    ///
    /// @param there what [#codes] says there
    public Optional<String> obstacle(String name, Map<String, String> there) {
        return find(name).flatMap(program -> obstacle(name, codeOf(program), there.get(name)));
    }

    private static Optional<String> obstacle(String name, String here, @Nullable String there) {
        if (there == null) {
            return Optional.of("there is no program '%s' on that host".formatted(name));
        }
        boolean fits = here.isEmpty() || there.equals(here);
        return fits
                ? Optional.empty()
                : Optional.of(
                        "the code of '%s' is another one on that host (%s here, %s there): a running task moves between hosts with the same program, JDK build and Godwit only"
                                .formatted(name, here, there));
    }

    /// The refusal of a program that is not there.
    public SpawnOutcome.Refused noSuchProgram(String name) {
        return new SpawnOutcome.Refused(
                SpawnOutcome.Reason.NO_SUCH_PROGRAM,
                "no program '%s': it is neither a class on the hosts' class path with a main, nor one of the aliases %s"
                        .formatted(name, String.join(", ", aliases.keySet())));
    }
}
