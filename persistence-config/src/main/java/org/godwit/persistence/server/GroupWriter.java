package org.godwit.persistence.server;

import org.godwit.persistence.log.EventLog;
import org.godwit.persistence.log.Staged;
import org.godwit.persistence.log.UnforcedException;
import org.godwit.persistence.wire.Reply;
import org.godwit.persistence.wire.Request;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// Writes groups of requests, each forced once. Used by one thread at a time, but for what asks.
final class GroupWriter {

    private static final System.Logger LOG = System.getLogger(GroupWriter.class.getName());

    /// What is to be told to whom when a group is written, or never will be.
    record Answer(Consumer<Reply> to, Reply reply) {

        void give() {
            to.accept(reply);
        }
    }

    private final EventLog log;
    private final LongAdder fenced = new LongAdder();
    private volatile long lastNanos;
    private volatile @Nullable String broken;

    GroupWriter(EventLog log) {
        this.log = log;
    }

    /// Writes all of them, or fails, and all can be written again.
    ///
    /// @throws UnforcedException if nothing can be written any more
    List<Answer> write(List<WriterTask> tasks) throws IOException {
        long start = System.nanoTime();
        List<Answer> answers = new ArrayList<>(tasks.size());
        int refusedBefore = 0;
        try {
            for (WriterTask task : tasks) {
                if (task instanceof WriterTask.Write write) {
                    Reply reply = stage(write.request());
                    answers.add(new Answer(write.answer(), reply));
                    refusedBefore += reply instanceof Reply.Fenced ? 1 : 0;
                }
            }
            if (broken == null) {
                log.commit();
                discard(tasks);
            }
        } catch (UnforcedException failure) {
            throw failure;
        } catch (IOException failure) {
            log.rollBackLater();
            throw failure;
        }
        fenced.add(refusedBefore);
        lastNanos = System.nanoTime() - start;
        return answers;
    }

    private void discard(List<WriterTask> tasks) {
        for (WriterTask task : tasks) {
            if (task instanceof WriterTask.Discard(String prefix)) {
                log.removeUnattached(prefix);
            }
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

    /// They will not be tried again.
    List<Answer> refused(List<WriterTask> tasks, String why) {
        WriterTask.writes(tasks)
                .map(WriterTask.Write::request)
                .filter(Request.Append.class::isInstance)
                .map(Request.Append.class::cast)
                .forEach(append -> log.removeUnattached(append.files()));
        return failed(tasks, why);
    }

    private static List<Answer> failed(List<WriterTask> tasks, String why) {
        return WriterTask.writes(tasks)
                .map(write -> new Answer(write.answer(), new Reply.Failed(why)))
                .toList();
    }

    /// Nothing is written any more.
    ///
    /// @param tasks of which it is not known whether they are in the journal
    List<Answer> broken(List<WriterTask> tasks, Throwable failure) {
        LOG.log(
                System.Logger.Level.ERROR,
                "the journal cannot be written; it must be started again",
                failure);
        breaks(
                "the journal cannot be written any more until its server is started again: "
                        + failure);
        return failed(tasks, String.valueOf(broken));
    }

    /// Nothing is written any more.
    void breaks(String why) {
        broken = why;
    }

    /// The disk wants room.
    void removeSpares() {
        log.removeSpares();
    }

    /// Writes that were refused because another writer was there before.
    long fenced() {
        return fenced.sum();
    }

    /// How long the last group took.
    long lastNanos() {
        return lastNanos;
    }
}
