package org.godwit.examples.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A conformance program and what the real PVM answered.
///
/// @param name of the recorded answers
/// @param program to spawn: a class name
/// @param notAsked names of recorded lines that the Java program does not print
public record ConformanceCase(String name, String program, Set<String> notAsked) {

    /// To be run each on a fresh virtual machine of one host.
    public static final List<ConformanceCase> ALL =
            List.of(
                    of("o1_pack", O1Pack.class),
                    of("o2_messages", O2Messages.class),
                    new ConformanceCase(
                            "o3_task",
                            O3Task.class.getName(),
                            Set.of("spec.export.list", "spec.export.reaches_child")),
                    of("o4_mailbox", O4Mailbox.class),
                    of("o5_group", O5Group.class),
                    of("o6_options", O6Options.class),
                    of("o7_hosts", O7Hosts.class));

    public ConformanceCase {
        notAsked = Set.copyOf(notAsked);
    }

    private static ConformanceCase of(String name, Class<?> program) {
        return new ConformanceCase(name, program.getName(), Set.of());
    }

    /// The lines `name: value` that are expected.
    public List<String> expected() {
        String resource = name + ".expected";
        try (InputStream in = ConformanceCase.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no recorded answers: " + resource);
            }
            List<String> lines = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!notAsked.contains(line.substring(0, line.indexOf(": ")))) {
                    lines.add(line);
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
