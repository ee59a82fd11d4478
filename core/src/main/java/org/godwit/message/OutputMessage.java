package org.godwit.message;

import org.godwit.task.Tid;

import java.nio.charset.StandardCharsets;

/// The messages by which a task's output reaches the task that collects it, as PVM's daemons send
/// them: the writer's tid, a count, and what the count says. In default encoding.
public final class OutputMessage {

    /// The writer has been spawned; its parent's tid follows.
    public static final int SPAWNED = -2;

    /// The writer begins; its parent's tid follows.
    public static final int BEGINS = -1;

    /// The writer has ended, or writes elsewhere from now on.
    public static final int ENDS = 0;

    private OutputMessage() {}

    /// @param what [#SPAWNED] or [#BEGINS]
    public static Body about(Tid writer, int what, Tid parent) {
        return ints(writer.value(), what, parent.value()).body();
    }

    /// What was written, in UTF-8, that many bytes.
    public static Body text(Tid writer, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        PackBuffer buffer = ints(writer.value(), bytes.length);
        buffer.packBytes(bytes, 0, bytes.length, 1);
        return buffer.body();
    }

    public static Body end(Tid writer) {
        return ints(writer.value(), ENDS).body();
    }

    private static PackBuffer ints(int... values) {
        PackBuffer buffer = new PackBuffer(Encoding.DEFAULT);
        buffer.packInts(values, 0, values.length, 1);
        return buffer;
    }
}
