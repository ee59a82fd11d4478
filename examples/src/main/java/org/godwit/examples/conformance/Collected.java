package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What pvm_catchout collects.
final class Collected {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.ISO_8859_1);

    PrintStream stream() {
        return stream;
    }

    /// The lines; an unfinished last one counts.
    List<String> lines() {
        stream.flush();
        return bytes.toString(StandardCharsets.ISO_8859_1).lines().toList();
    }

    int count(String part) {
        int n = 0;
        for (String line : lines()) {
            n += line.contains(part) ? 1 : 0;
        }
        return n;
    }

    /// Output is written during calls that receive: makes some until a text was there so often.
    void await(String part, int times) {
        for (int i = 0; i < 500 && count(part) < times; i++) {
            pvm_probe(-1, 4242);
            nap(10);
        }
    }
}
