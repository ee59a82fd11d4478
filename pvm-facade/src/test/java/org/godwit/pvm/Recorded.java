package org.godwit.pvm;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What stands in a resource beside the tests.
final class Recorded {

    private Recorded() {}

    static List<String> lines(String name) throws IOException {
        try (InputStream in = requireNonNull(Recorded.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
