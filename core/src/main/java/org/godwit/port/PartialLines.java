package org.godwit.port;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// What a task has written to its two streams since their last line ends.
final class PartialLines {

    private final Line out = new Line(StandardStream.OUT);
    private final Line err = new Line(StandardStream.ERR);

    static PartialLines of(TaskPort port) {
        return port.attachment(PartialLines.class, PartialLines::new);
    }

    Line out() {
        return out;
    }

    Line err() {
        return err;
    }

    /// A line without its end, as bytes of UTF-8.
    static final class Line {

        private final StandardStream stream;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean printing;

        private Line(StandardStream stream) {
            this.stream = stream;
        }

        /// Whether the port is printing a line just now: what it writes meanwhile is not the
        /// task's.
        boolean isPrinting() {
            return printing;
        }

        void write(TaskPort port, byte[] from, int offset, int length) {
            int start = offset;
            for (int i = offset; i < offset + length; i++) {
                if (from[i] == '\n') {
                    bytes.write(from, start, i - start);
                    start = i + 1;
                    print(port, false);
                } else if (bytes.size() + i - start >= TaskOutput.LINE_BYTES_MAX) {
                    bytes.write(from, start, i - start);
                    start = i;
                    print(port, true);
                }
            }
            bytes.write(from, start, offset + length - start);
        }

        void flush(TaskPort port) {
            if (bytes.size() > 0) {
                print(port, true);
            }
        }

        /// Forgets the line before it is printed, for the port may end this thread while it prints.
        private void print(TaskPort port, boolean partial) {
            String line = bytes.toString(StandardCharsets.UTF_8);
            bytes.reset();
            printing = true;
            try {
                port.print(new Printed(stream, line, partial));
            } finally {
                printing = false;
            }
        }
    }
}
