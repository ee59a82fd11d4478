package org.godwit.port;

import org.godwit.port.PartialLines.Line;
import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// A print stream that sends each thread's text to its task, or to the original stream outside of
/// any task. Every printing method is overridden because those of [PrintStream] hold a lock that
/// all tasks would share, while printing a task's line may block its thread or end it.
@SuppressWarnings("AnnotateFormatMethod") // the formats are checked where they are written
final class TaskPrintStream extends PrintStream {

    private final PrintStream original;
    private final Function<PartialLines, Line> line;

    TaskPrintStream(PrintStream original, Function<PartialLines, Line> line) {
        super(original, true, StandardCharsets.UTF_8);
        this.original = original;
        this.line = line;
    }

    /// The task to print for; empty outside of tasks and for what a port writes while it prints.
    private Optional<TaskPort> task() {
        return CurrentTask.port().filter(port -> !lineOf(port).isPrinting());
    }

    private Line lineOf(TaskPort port) {
        return line.apply(PartialLines.of(port));
    }

    private void emit(String text) {
        Optional<TaskPort> task = task();
        if (task.isEmpty()) {
            original.print(text);
            original.flush();
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        lineOf(task.get()).write(task.get(), utf8, 0, utf8.length);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        Optional<TaskPort> task = task();
        if (task.isEmpty()) {
            original.write(bytes, offset, length);
            original.flush();
            return;
        }
        lineOf(task.get()).write(task.get(), bytes, offset, length);
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void writeBytes(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    /// Only outside of tasks: a task's unfinished line is not printed before its end.
    @Override
    public void flush() {
        original.flush();
    }

    /// Does nothing: the stream belongs to the process.
    @Override
    public void close() {}

    @Override
    public boolean checkError() {
        return original.checkError();
    }

    @Override
    public PrintStream append(@Nullable CharSequence text) {
        emit(String.valueOf(text));
        return this;
    }

    @Override
    public PrintStream append(@Nullable CharSequence text, int start, int end) {
        emit(String.valueOf(text).substring(start, end));
        return this;
    }

    @Override
    public PrintStream append(char c) {
        emit(String.valueOf(c));
        return this;
    }

    @Override
    public PrintStream format(String format, @Nullable Object... args) {
        emit(String.format(format, args));
        return this;
    }

    @Override
    public PrintStream format(@Nullable Locale locale, String format, @Nullable Object... args) {
        emit(String.format(locale, format, args));
        return this;
    }

    @Override
    public PrintStream printf(String format, @Nullable Object... args) {
        return format(format, args);
    }

    @Override
    public PrintStream printf(@Nullable Locale locale, String format, @Nullable Object... args) {
        return format(locale, format, args);
    }

    @Override
    public void print(boolean x) {
        emit(String.valueOf(x));
    }

    @Override
    public void println(boolean x) {
        emit(x + "\n");
    }

    @Override
    public void print(char x) {
        emit(String.valueOf(x));
    }

    @Override
    public void println(char x) {
        emit(x + "\n");
    }

    @Override
    public void print(int x) {
        emit(String.valueOf(x));
    }

    @Override
    public void println(int x) {
        emit(x + "\n");
    }

    @Override
    public void print(long x) {
        emit(String.valueOf(x));
    }

    @Override
    public void println(long x) {
        emit(x + "\n");
    }

    @Override
    public void print(float x) {
        emit(String.valueOf(x));
    }

    @Override
    public void println(float x) {
        emit(x + "\n");
    }

    @Override
    public void print(double x) {
        emit(String.valueOf(x));
    }

    @Override
    public void println(double x) {
        emit(x + "\n");
    }

    @Override
    public void print(@Nullable Object x) {
        emit(String.valueOf(x));
    }

    @Override
    public void println(@Nullable Object x) {
        emit(x + "\n");
    }

    @Override
    public void print(char[] x) {
        emit(new String(x));
    }

    @Override
    public void println(char[] x) {
        emit(new String(x) + "\n");
    }

    @Override
    public void print(@Nullable String x) {
        emit(String.valueOf(x));
    }

    @Override
    public void println(@Nullable String x) {
        emit(x + "\n");
    }

    @Override
    public void println() {
        emit("\n");
    }
}
