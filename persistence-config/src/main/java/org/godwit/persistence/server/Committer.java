package org.godwit.persistence.server;

import org.godwit.persistence.log.EventLog;
import org.godwit.persistence.log.JournalLimits;
import org.godwit.persistence.log.UnforcedException;
import org.godwit.persistence.wire.Reply;
import org.godwit.persistence.wire.Request;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

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

    private final GroupWriter writer;
    private final long maxQueuedBytes;
    private final long patienceNanos;
    private final BlockingQueue<WriterTask> queue = new LinkedBlockingQueue<>();
    private final AtomicLong queuedBytes = new AtomicLong();
    private final List<WriterTask> round = new ArrayList<>(); // on the loop's thread
    private final AtomicInteger handedOver = new AtomicInteger(); // and not written yet
    private final ReentrantLock writing = new ReentrantLock(); // on the loop's thread
    private final Thread thread;
    private volatile boolean closing;
    private boolean ailing;

    Committer(EventLog log, JournalLimits limits) {
        this.writer = new GroupWriter(log);
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
        round.add(new WriterTask.Write(request, bytes, System.nanoTime(), answer));
    }

    /// Deletes the bulk files that a client has left behind, after everything that it has handed
    /// in. On the loop's thread; [#roundEnds] is to follow.
    ///
    /// @param bulkPrefix how their names begin
    void discard(String bulkPrefix) {
        round.add(new WriterTask.Discard(bulkPrefix));
    }

    /// No more has come for now. On the loop's thread.
    void roundEnds() {
        if (round.isEmpty()) {
            return;
        }
        if (!isLoneAppend() || !isWrittenHere()) {
            handedOver.addAndGet(round.size());
            queue.addAll(round);
        }
        round.clear();
    }

    private boolean isLoneAppend() {
        return round.size() == 1
                && handedOver.get() == 0
                && round.getFirst() instanceof WriterTask.Write write
                && write.request() instanceof Request.Append;
    }

    private boolean isWrittenHere() {
        List<GroupWriter.Answer> answers;
        writing.lock();
        try {
            if (closing || writer.lastNanos() > FAST_NANOS) {
                return false;
            }
            answers = writer.write(round);
        } catch (UnforcedException | RuntimeException | OutOfMemoryError failure) {
            answers = writer.broken(round, failure);
        } catch (IOException _) {
            return false; // the writer's thread can wait for the disk
        } finally {
            writing.unlock();
        }
        give(round, answers);
        return true;
    }

    private void give(List<WriterTask> written, List<GroupWriter.Answer> answers) {
        WriterTask.writes(written).forEach(write -> queuedBytes.addAndGet(-write.bytes()));
        answers.forEach(GroupWriter.Answer::give);
    }

    private void run() {
        List<WriterTask> taken = new ArrayList<>();
        boolean more = true;
        while (more) {
            taken.clear();
            try {
                taken.add(queue.take());
            } catch (InterruptedException _) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "the journal's writer was interrupted; it stops");
                writer.breaks("the journal's writer was interrupted");
                return;
            }
            queue.drainTo(taken, MAX_GROUP);
            more = taken.stream().noneMatch(WriterTask.Stop.class::isInstance);
            commit(taken);
            handedOver.addAndGet(-taken.size());
        }
    }

    private void commit(List<WriterTask> taken) {
        List<GroupWriter.Answer> answers;
        try {
            answers = write(taken);
        } catch (IOException | RuntimeException | OutOfMemoryError failure) {
            answers = writer.broken(taken, failure);
        }
        give(taken, answers);
    }

    /// Blocks as long as the disk does not take it.
    ///
    /// @throws IOException if nothing can be written any more
    private List<GroupWriter.Answer> write(List<WriterTask> taken) throws IOException {
        while (true) {
            try {
                List<GroupWriter.Answer> answers = writer.write(taken);
                isWell();
                return answers;
            } catch (UnforcedException failure) {
                throw failure;
            } catch (IOException failure) {
                ails(failure);
                if (closing || hasWaitedTooLong(taken) || !pause()) {
                    return writer.refused(
                            taken,
                            "the journal could not be written (%s); nothing of this is in it. It goes on when the disk takes it"
                                    .formatted(failure.getMessage()));
                }
            }
        }
    }

    private boolean hasWaitedTooLong(List<WriterTask> taken) {
        long now = System.nanoTime();
        return WriterTask.writes(taken).anyMatch(write -> now - write.since() > patienceNanos);
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
            writer.removeSpares();
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

    /// Writes that were refused because another writer was there before.
    long fenced() {
        return writer.fenced();
    }

    /// Writes what waits and ends.
    void close() throws InterruptedException {
        closing = true;
        handedOver.incrementAndGet();
        queue.add(new WriterTask.Stop());
        thread.join();
        writing.lock(); // and what the loop's thread writes has ended
        writing.unlock();
    }
}
