package org.godwit.console.prompt;

import static org.awaitility.Awaitility.await;

import org.awaitility.core.ConditionTimeoutException;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The console in a pseudo-terminal (of `script`, which every Linux has): what is typed and what is
/// seen.
final class Terminal implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Pattern CONTROL =
            Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]|\u001b[=>]|\r");

    /// A pseudo-terminal begins without a size.
    private static final String SIZE = "stty cols 120 rows 40; exec ";

    private final Process process;
    private final OutputStream keys;
    private final StringBuilder screen = new StringBuilder();
    private int seen;

    Terminal(Path home, List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("script", "-qfec", SIZE + String.join(" ", command), "/dev/null")
                        .redirectErrorStream(true);
        builder.environment().put("GODWIT_HOME", home.toString());
        builder.environment().put("TERM", "xterm");
        process = builder.start();
        keys = process.getOutputStream();
        Thread.ofVirtual().start(() -> watch(process.getInputStream()));
    }

    private void watch(InputStream out) {
        byte[] bytes = new byte[4096];
        try {
            for (int n = out.read(bytes); n >= 0; n = out.read(bytes)) {
                synchronized (screen) {
                    screen.append(new String(bytes, 0, n, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            // the terminal is closed
        }
    }

    void type(String line) throws IOException {
        keys.write((line + "\r").getBytes(StandardCharsets.UTF_8));
        keys.flush();
    }

    /// Waits until something that has not been seen yet fits the expression; the fit.
    Matcher see(String expression) {
        Pattern pattern = Pattern.compile(expression);
        Matcher[] found = new Matcher[1];
        try {
            await("the terminal shows " + expression)
                    .atMost(PATIENCE)
                    .until(() -> {
                        found[0] = pattern.matcher(text());
                        return found[0].find(seen);
                    });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("not seen: %s, but:%n%s".formatted(expression, text()), e);
        }
        seen = found[0].end();
        return found[0];
    }

    String text() {
        synchronized (screen) {
            return CONTROL.matcher(screen).replaceAll("");
        }
    }

    boolean isOver() {
        return !process.isAlive();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
