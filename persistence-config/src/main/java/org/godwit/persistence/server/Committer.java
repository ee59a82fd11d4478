package org.godwit.persistence.server;

import org.godwit.persistence.log.EventLog;
import org.godwit.persistence.log.Staged;
import org.godwit.persistence.wire.Reply;
import org.godwit.persistence.wire.Request;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// The one thread that writes. It takes everything that waits, appends it, forces the disk once,
/// and answers all.
final class Committer {

    private static final System.Logger LOG = System.getLogger(Committer.class.getName());
    private static final long FIXED_COST_BYTES = 256; // of what waits, for the queue's limit
    private static final int MAX_GROUP = 10_000; // requests that are forced together

    private final EventLog log;
    private final long maxQueuedBytes;
    private final BlockingQueue<Task> queue = new LinkedBlockingQueue<>();
    private final AtomicLong queuedBytes = new AtomicLong();
    private final Thread thread;
    private volatile @Nullable String broken;

    private sealed interface Task {

        record Write(Request request, long bytes, Consumer<Reply> answer) implements Task {}

        /// Of a client that has gone: no more of its writes come after this.
        record Discard(String bulkPrefix) implements Task {}

        record Stop() implements Task {}
    }

    private record Answer(Consumer<Reply> to, Reply reply) {}

    Committer(EventLog log, long maxQueuedBytes) {
        this.log = log;
        this.maxQueuedBytes = maxQueuedBytes;
        this.thread = Thread.ofPlatform().name("godwit-journal-writer").daemon().start(this::run);
    }

    /// Queues an append or an erasure. The answer is given on the writer's thread, or at once if it
    /// is a refusal.
    void submit(Request request, Consumer<Reply> answer) {
        long bytes =
                FIXED_COST_BYTES
                        + (request instanceof Request.Append append ? append.batch().size() : 0);
        if (queuedBytes.addAndGet(bytes) > maxQueuedBytes) {
            queuedBytes.addAndGet(-bytes);
            answer.accept(
                    new Reply.Failed(
                            ("the journal's queue is full (godwit.journal.max-queued-bytes = %d);"
                                            + " try again later")
                                    .formatted(maxQueuedBytes)));
            return;
        }
        queue.add(new Task.Write(request, bytes, answer));
    }

    /// Deletes the bulk files that a client has left behind, after everything that it has handed
    /// in.
    ///
    /// @param bulkPrefix how their names begin
    void discard(String bulkPrefix) {
        queue.add(new Task.Discard(bulkPrefix));
    }

    private void run() {
        List<Task> taken = new ArrayList<>();
        boolean more = true;
        while (more) {
            taken.clear();
            try {
                taken.add(queue.take());
            } catch (InterruptedException _) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "the journal's writer was interrupted; it stops");
                broken = "the journal's writer was interrupted";
                return;
            }
            queue.drainTo(taken, MAX_GROUP);
            more = taken.stream().noneMatch(Task.Stop.class::isInstance);
            commit(taken);
        }
    }

    private void commit(List<Task> taken) {
        List<Answer> answers = new ArrayList<>(taken.size());
        try {
            for (Task task : taken) {
                if (task instanceof Task.Write(Request request, long _, Consumer<Reply> to)) {
                    answers.add(new Answer(to, stage(request)));
                }
            }
            if (broken == null) {
                log.commit();
                for (Task task : taken) {
                    if (task instanceof Task.Discard(String prefix)) {
                        log.removeUnattached(prefix);
                    }
                }
            }
        } catch (IOException | RuntimeException | OutOfMemoryError failure) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "the journal cannot be written; it must be started again",
                    failure);
            broken =
                    "the journal cannot be written any more until its server is started again: "
                            + failure;
            answers.clear();
            taken.forEach(this::refuse);
        }
        for (Task task : taken) {
            if (task instanceof Task.Write write) {
                queuedBytes.addAndGet(-write.bytes());
            }
        }
        answers.forEach(answer -> answer.to().accept(answer.reply()));
    }

    private void refuse(Task task) {
        if (task instanceof Task.Write write) {
            write.answer().accept(new Reply.Failed(String.valueOf(broken)));
        }
    }

    private Reply stage(Request request) throws IOException {
        if (broken != null) {
            return new Reply.Failed(broken);
        }
        return switch (request) {
            case Request.Append append ->
                    switch (log.append(append.id(), append.batch(), append.files())) {
                        case Staged.Accepted() -> new Reply.Appended();
                        case Staged.Fenced(long expected, long actual) ->
                                new Reply.Fenced(expected, actual);
                        case Staged.Refused(String reason) -> new Reply.Failed(reason);
                    };
            case Request.Erase erase -> {
                log.erase(erase.id(), erase.upTo());
                yield new Reply.Erased();
            }
            case Request.Hello _, Request.Read _, Request.Highest _, Request.Status _ ->
                    throw new IllegalArgumentException("not a write: " + request);
        };
    }

    /// Writes what waits and ends.
    void close() throws InterruptedException {
        queue.add(new Task.Stop());
        thread.join();
    }
}
