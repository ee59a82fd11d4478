package org.godwit.console.prompt;

import java.io.IOException;
import java.util.Optional;

/// Where the prompt's lines come from.
public interface LineSource extends AutoCloseable {

    /// The next line; empty at the end. Blocks.
    Optional<String> next(String prompt) throws IOException;

    /// Prints a line beside what is being typed. Any thread.
    void print(String line);

    @Override
    void close() throws IOException;
}
