package org.godwit.persistence.client;

import org.godwit.persistence.log.EventBatch;
import org.godwit.persistence.wire.Reply;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// A request that is not answered yet.
///
/// @param what for messages
/// @param frame in pieces
/// @param bytes of the frame
/// @param events takes what comes before the last answer
/// @param answer the last answer
record PendingRequest(
        long number,
        String what,
        List<ByteBuffer> frame,
        int bytes,
        Consumer<EventBatch> events,
        CompletableFuture<Reply> answer) {}
