package org.godwit.port;

import java.io.IOException;
import java.io.InputStream;

/// Makes `System.in` of a task's thread an input that is at its end, as that of a task which a
/// daemon has started; the process's own input means something else. Other threads read what they
/// read before.
public final class TaskInput extends InputStream {

    private final InputStream original;

    private TaskInput(InputStream original) {
        this.original = original;
    }

    /// Replaces `System.in`, once per process.
    public static synchronized void install() {
        if (!(System.in instanceof TaskInput)) {
            System.setIn(new TaskInput(System.in));
        }
    }

    private static boolean isTask() {
        return CurrentTask.port().isPresent();
    }

    @Override
    public int read() throws IOException {
        return isTask() ? -1 : original.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (isTask()) {
            return length == 0 ? 0 : -1;
        }
        return original.read(into, offset, length);
    }

    @Override
    public int available() throws IOException {
        return isTask() ? 0 : original.available();
    }

    /// Does nothing: the stream belongs to the process.
    @Override
    public void close() {}
}
