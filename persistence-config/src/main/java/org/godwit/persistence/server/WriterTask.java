package org.godwit.persistence.server;

import org.godwit.persistence.wire.Reply;
import org.godwit.persistence.wire.Request;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What the journal's writer has to do.
sealed interface WriterTask {

    /// @param bytes that it takes while it waits
    /// @param since when it was handed in, in nanoseconds
    record Write(Request request, long bytes, long since, Consumer<Reply> answer)
            implements WriterTask {}

    /// Of a client that has gone: no more of its writes come after this.
    record Discard(String bulkPrefix) implements WriterTask {}

    record Stop() implements WriterTask {}

    static Stream<Write> writes(List<WriterTask> tasks) {
        return tasks.stream()
                .flatMap(task -> task instanceof Write write ? Stream.of(write) : Stream.of());
    }
}
