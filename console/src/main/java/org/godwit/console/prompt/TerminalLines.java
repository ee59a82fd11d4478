package org.godwit.console.prompt;

import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Lines typed at a terminal, with a history that is kept in a file, and completion: commands in
/// the first word, names and tids of the virtual machine in the others.
public final class TerminalLines implements LineSource {

    private final Terminal terminal;
    private final LineReader reader;

    /// @param names what other words than the first may be; asked at each completion
    public TerminalLines(Path history, Supplier<List<String>> names) throws IOException {
        terminal = TerminalBuilder.builder().system(true).provider("exec").build();
        DefaultParser parser = new DefaultParser();
        parser.setEscapeChars(new char[0]); // the console splits and unescapes by itself
        reader =
                LineReaderBuilder.builder()
                        .terminal(terminal)
                        .parser(parser)
                        .variable(LineReader.HISTORY_FILE, history)
                        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                        .completer((_, line, candidates) -> {
                            List<String> fitting =
                                    line.wordIndex() == 0
                                            ? Verbs.completions(line.word())
                                            : names.get();
                            fitting.forEach(name -> candidates.add(new Candidate(name)));
                        })
                        .build();
    }

    @Override
    public Optional<String> next(String prompt) {
        while (true) {
            try {
                return Optional.of(reader.readLine(prompt));
            } catch (UserInterruptException e) {
                // Ctrl-C gives up the line
            } catch (EndOfFileException e) {
                return Optional.empty();
            }
        }
    }

    @Override
    public void print(String line) {
        reader.printAbove(line);
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }
}
