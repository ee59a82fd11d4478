package org.godwit.persistence.server;

import org.godwit.persistence.log.EventLog;
import org.godwit.persistence.log.JournalLimits;
import org.godwit.persistence.log.Staged;
import org.godwit.persistence.log.UnforcedException;
import org.godwit.persistence.wire.Reply;
import org.godwit.persistence.wire.Request;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Writes what is handed in. Its thread takes everything that waits, appends it, forces the disk
/// once, and answers all. If the disk does not take it (it may be full), all of it is taken back
/// and tried again, until one of the requests has waited too long; then they are refused, and the
/// next ones try.
///
/// An append that comes alone while nothing else is under way is written by the thread that brings
/// it, as long as the disk is fast: handing it over would take a quarter of the time that a forced
/// write takes.
final class Committer {

    private static final System.Logger LOG = System.getLogger(Committer.class.getName());
    private static final long FIXED_COST_BYTES = 256; // of what waits, for the queue's limit
    private static final int MAX_GROUP = 10_000; // requests that are forced together

    private static final int RETRY_MILLIS = 100;

    /// Of a disk that the thread that serves the connections may wait for.
    private static final long FAST_NANOS = 2_000_000;

    private final EventLog log;
    private final long maxQueuedBytes;
    private final long patienceNanos;
    private final LongAdder fenced = new LongAdder();
    private final BlockingQueue<Task> queue = new LinkedBlockingQueue<>();
    private final AtomicLong queuedBytes = new AtomicLong();
    private final List<Task> round = new ArrayList<>(); // on the loop's thread
    private final AtomicInteger handedOver = new AtomicInteger(); // and not written yet
    private final ReentrantLock writing = new ReentrantLock();
    private final Thread thread;
    private volatile boolean closing;
    private volatile @Nullable String broken;
    private volatile boolean isFast = true;
    private boolean ailing;

    private sealed interface Task {

        /// @param since when it was handed in, in nanoseconds
        record Write(Request request, long bytes, long since, Consumer<Reply> answer)
                implements Task {}

        /// Of a client that has gone: no more of its writes come after this.
        record Discard(String bulkPrefix) implements Task {}

        record Stop() implements Task {}
    }

    private record Answer(Consumer<Reply> to, Reply reply) {}

    Committer(EventLog log, JournalLimits limits) {
        this.log = log;
        this.maxQueuedBytes = limits.maxQueuedBytes();
        this.patienceNanos = limits.fullDiskPatience().toNanos();
        this.thread = Thread.ofPlatform().name("godwit-journal-writer").daemon().start(this::run);
    }

    /// Takes an append or an erasure, on the loop's thread; [#roundEnds] is to follow. The answer
    /// is given on the writer's thread or by that call, or at once if it is a refusal.
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
        round.add(new Task.Write(request, bytes, System.nanoTime(), answer));
    }

    /// No more has come for now. On the loop's thread.
    void roundEnds() {
        if (round.isEmpty()) {
            return;
        }
        if (!isWrittenHere()) {
            handedOver.addAndGet(round.size());
            queue.addAll(round);
        }
        round.clear();
    }

    private boolean isWrittenHere() {
        boolean isAlone = round.size() == 1 && handedOver.get() == 0 && isFast;
        if (!isAlone
                || !(round.getFirst() instanceof Task.Write write)
                || !(write.request() instanceof Request.Append)) {
            return false;
        }
        List<Answer> answers;
        writing.lock();
        try {
            if (closing) {
                return false;
            }
            answers = timed(round);
        } catch (UnforcedException | RuntimeException | OutOfMemoryError failure) {
            answers = broken(round, failure);
        } catch (IOException _) {
            log.rollBackLater();
            return false; // the writer's thread can wait for the disk
        } finally {
            writing.unlock();
        }
        queuedBytes.addAndGet(-write.bytes());
        answers.forEach(answer -> answer.to().accept(answer.reply()));
        return true;
    }

    private List<Answer> timed(List<Task> taken) throws IOException {
        long start = System.nanoTime();
        List<Answer> answers = writeOnce(taken);
        isFast = System.nanoTime() - start < FAST_NANOS;
        return answers;
    }

    /// Deletes the bulk files that a client has left behind, after everything that it has handed
    /// in. On the loop's thread; [#roundEnds] is to follow.
    ///
    /// @param bulkPrefix how their names begin
    void discard(String bulkPrefix) {
        round.add(new Task.Discard(bulkPrefix));
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
            handedOver.addAndGet(-taken.size());
        }
    }

    private void commit(List<Task> taken) {
        List<Answer> answers;
        try {
            answers = write(taken);
        } catch (IOException | RuntimeException | OutOfMemoryError failure) {
            answers = broken(taken, failure);
        }
        for (Task task : taken) {
            if (task instanceof Task.Write write) {
                queuedBytes.addAndGet(-write.bytes());
            }
        }
        answers.forEach(answer -> answer.to().accept(answer.reply()));
    }

    private List<Answer> broken(List<Task> taken, Throwable failure) {
        LOG.log(
                System.Logger.Level.ERROR,
                "the journal cannot be written; it must be started again",
                failure);
        broken =
                "the journal cannot be written any more until its server is started again: "
                        + failure;
        return refused(taken, String.valueOf(broken));
    }

    /// Blocks as long as the disk does not take it.
    ///
    /// @throws IOException if nothing can be written any more
    private List<Answer> write(List<Task> taken) throws IOException {
        while (true) {
            try {
                List<Answer> answers = timed(taken);
                isWell();
                return answers;
            } catch (UnforcedException failure) {
                throw failure;
            } catch (IOException failure) {
                log.rollBackLater();
                ails(failure);
                if (closing || hasWaitedTooLong(taken) || !pause()) {
                    removeFilesOf(taken);
                    return refused(
                            taken,
                            "the journal could not be written (%s); nothing of this is in it. It goes on when the disk takes it"
                                    .formatted(failure.getMessage()));
                }
            }
        }
    }

    private List<Answer> writeOnce(List<Task> taken) throws IOException {
        List<Answer> answers = new ArrayList<>(taken.size());
        int refusedBefore = 0;
        for (Task task : taken) {
            if (task instanceof Task.Write write) {
                Reply reply = stage(write.request());
                answers.add(new Answer(write.answer(), reply));
                refusedBefore += reply instanceof Reply.Fenced ? 1 : 0;
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
        fenced.add(refusedBefore);
        return answers;
    }

    private boolean hasWaitedTooLong(List<Task> taken) {
        long now = System.nanoTime();
        return taken.stream()
                .anyMatch(task ->
                        task instanceof Task.Write write && now - write.since() > patienceNanos);
    }

    private void removeFilesOf(List<Task> refused) {
        for (Task task : refused) {
            if (task instanceof Task.Write write
                    && write.request() instanceof Request.Append append) {
                log.removeUnattached(append.files());
            }
        }
    }

    /// Whether to go on.
    private boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // and the next look into the queue ends this thread
            return false;
        }
    }

    private void ails(IOException failure) {
        if (!ailing) {
            ailing = true;
            log.removeSpares();
            LOG.log(
                    System.Logger.Level.ERROR,
                    "the journal cannot be written now: {0}; writes wait, and nothing is"
                            + " acknowledged",
                    failure.getMessage());
        }
    }

    private void isWell() {
        if (ailing) {
            ailing = false;
            LOG.log(System.Logger.Level.WARNING, "the journal is written again");
        }
    }

    private static List<Answer> refused(List<Task> taken, String why) {
        return taken.stream()
                .flatMap(task -> task instanceof Task.Write write ? Stream.of(write) : Stream.of())
                .map(write -> new Answer(write.answer(), new Reply.Failed(why)))
                .toList();
    }

    /// Writes that were refused because another writer was there before.
    long fenced() {
        return fenced.sum();
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
        closing = true;
        handedOver.incrementAndGet();
        queue.add(new Task.Stop());
        thread.join();
        writing.lock(); // and what the loop's thread writes has ended
        writing.unlock();
    }
}
