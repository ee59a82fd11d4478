package org.godwit.console;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.godwit.cluster.execution.Programs;
import org.godwit.console.client.Json;
import org.godwit.console.client.WrongUseException;
import org.godwit.instrument.check.ClassFiles;
import org.godwit.instrument.check.Finding;
import org.godwit.instrument.check.Findings;
import org.godwit.instrument.check.RestrictionAnalyser;
import org.godwit.instrument.check.UnreadableClassException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

@Command(
        name = "check",
        description =
                "Tells what in a program keeps its tasks from moving, or makes them behave"
                        + " differently after a move. Needs no virtual machine.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 no restrictions (notes do not count), 1 restrictions, 2 wrong use.",
            "The rules are explained in docs/restrictions.md."
        })
final class CheckCommand implements Callable<Integer> {

    private static final String JAR = ".jar";

    private final ConsoleContext context;

    @Option(
            names = "--cp",
            paramLabel = "PATH",
            defaultValue = "",
            description = "a class path with programs of your own, as for start")
    private String classPath = "";

    @Option(names = "--json", description = "answer in JSON")
    private boolean json;

    @Parameters(
            index = "0",
            paramLabel = "CLASS|JAR",
            description = "an alias, such as hello or opt, the name of a class, or a jar")
    private String program = "";

    CheckCommand(ConsoleContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Findings findings = findings();
        if (json) {
            context.out()
                    .println(
                            Json.pretty(
                                    Json.tree(
                                            findings.all().stream()
                                                    .map(CheckCommand::json)
                                                    .toList())));
        } else {
            findings.all().forEach(context.out()::println);
            context.out().println(findings.summary());
        }
        return findings.isClean() ? 0 : 1;
    }

    private Findings findings() throws IOException {
        Path file = Path.of(program);
        try {
            if (Files.isRegularFile(file)) {
                return ClassFiles.check(file);
            }
            if (program.endsWith(JAR) || program.contains(File.separator)) {
                throw new WrongUseException("there is no file '%s'".formatted(program));
            }
            return byName();
        } catch (UnreadableClassException e) {
            throw new WrongUseException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new WrongUseException("cannot read '%s': %s".formatted(program, e));
        } catch (UncheckedIOException e) {
            throw new WrongUseException(String.valueOf(e.getMessage()));
        }
    }

    private Findings byName() throws IOException {
        try (URLClassLoader classes =
                new URLClassLoader(urls(), CheckCommand.class.getClassLoader())) {
            Map<String, String> aliases = new Programs(classes).aliases();
            try {
                return RestrictionAnalyser.check(aliases.getOrDefault(program, program), classes);
            } catch (ClassNotFoundException e) {
                throw new WrongUseException(
                        "no program '%s': it is neither a class on the class path, to which --cp adds, nor a jar, nor one of the aliases %s"
                                .formatted(program, String.join(", ", aliases.keySet())));
            }
        }
    }

    private URL[] urls() throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
                for (Path path : expand(entry)) {
                    urls.add(path.toUri().toURL());
                }
            }
        }
        return urls.toArray(URL[]::new);
    }

    /// As `java` reads a class path: `folder/*` stands for all jars of the folder.
    private static List<Path> expand(String entry) throws IOException {
        boolean all = entry.equals("*") || entry.endsWith(File.separator + "*");
        Path path = Path.of(all ? entry.substring(0, entry.length() - 1) : entry);
        if (!Files.exists(path)) {
            throw new WrongUseException(
                    "--cp: there is no '%s'; it takes directories and jars, separated by '%s'"
                            .formatted(entry, File.pathSeparator));
        }
        if (!all) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(f -> f.toString().endsWith(JAR)).sorted().toList();
        }
    }

    private static ObjectNode json(Finding finding) {
        return Json.object()
                .put("rule", finding.rule().id())
                .put("severity", finding.severity().word())
                .put("class", finding.className())
                .put("method", finding.method())
                .put("file", finding.file())
                .put("line", finding.line())
                .put("found", finding.what())
                .put("reason", finding.rule().reason())
                .put("instead", finding.rule().advice());
    }
}
