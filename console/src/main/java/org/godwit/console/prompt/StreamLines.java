package org.godwit.console.prompt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.util.Optional;

/// Lines of a stream that is no terminal; the prompt is shown all the same, as PVM does.
public final class StreamLines implements LineSource {

    private final BufferedReader in;
    private final PrintWriter out;

    public StreamLines(Reader in, PrintWriter out) {
        this.in = new BufferedReader(in);
        this.out = out;
    }

    @Override
    public Optional<String> next(String prompt) throws IOException {
        out.print(prompt);
        out.flush();
        return Optional.ofNullable(in.readLine());
    }

    @Override
    public void print(String line) {
        out.println(line);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
