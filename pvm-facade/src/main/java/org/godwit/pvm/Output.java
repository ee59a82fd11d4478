package org.godwit.pvm;

import org.godwit.message.Message;
import org.godwit.message.OutputMessage;
import org.godwit.message.UnpackBuffer;
import org.godwit.queue.Selector;
import org.godwit.task.Tid;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// pvm_catchout: the output of other tasks that this one collects. It comes as messages in a
/// context of its own, which the receiving calls serve by the way.
///
/// The end of a writer is told by itself, or else by its exit notice: of one that is lost with its
/// host there is nobody who could tell.
final class Output {

    /// The context of output and exit notices.
    private static final int CONTEXT = Selector.SERVICE_CONTEXT_MAX;

    private static final int TAG_OUTPUT = 1;
    private static final int TAG_EXIT = 2;

    /// What a writer has written since its last line end.
    private static final class Writer {
        final ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean begun;

        /// Its spawner has said that there is such a task.
        boolean announced;
    }

    private final TaskSession session;
    private final Map<Integer, Writer> writers = new TreeMap<>();

    /// Writers that have ended before their spawners said that there were such tasks.
    private final Set<Integer> early = new TreeSet<>();

    private @Nullable PrintStream sink;

    /// Where the writers of an earlier sink still write to.
    private @Nullable PrintStream last;

    Output(TaskSession session) {
        this.session = session;
    }

    /// pvm_catchout.
    int into(@Nullable PrintStream stream) {
        sink = stream;
        last = stream == null ? last : stream;
        Options options = session.options;
        int _ = options.set(Pvm.PvmOutputTid, stream == null ? 0 : session.self());
        int _ = options.set(Pvm.PvmOutputCode, stream == null ? 0 : TAG_OUTPUT);
        int _ = options.set(Pvm.PvmOutputContext, stream == null ? 0 : CONTEXT);
        return Pvm.PvmOk;
    }

    static boolean isOf(Message m) {
        return m.context() == CONTEXT;
    }

    /// Tasks have been spawned with the present options.
    void spawned(int[] tids, int count) {
        Options options = session.options;
        boolean ours =
                options.value(Pvm.PvmOutputTid) == session.self()
                        && options.value(Pvm.PvmOutputContext) == CONTEXT;
        for (int i = 0; ours && i < count; i++) {
            expect(tids[i]).announced = true;
        }
    }

    private Writer expect(int tid) {
        Writer known = writers.get(tid);
        if (known != null) {
            return known;
        }
        Writer writer = new Writer();
        writers.put(tid, writer);
        session.port.notifyTaskExit(new Tid(tid), TAG_EXIT, CONTEXT);
        return writer;
    }

    /// A message of a writer, or about its end.
    void serve(Message m) {
        UnpackBuffer body = new UnpackBuffer(m.body());
        int tid = nextInt(body);
        if (m.tag() == TAG_EXIT) {
            end(tid);
            return;
        }
        int what = nextInt(body);
        switch (what) {
            case OutputMessage.ENDS -> end(tid);
            case OutputMessage.SPAWNED -> announced(tid, nextInt(body));
            case OutputMessage.BEGINS -> begin(tid, expect(tid));
            default -> {
                byte[] bytes = new byte[Math.max(0, what)];
                body.unpackBytes(bytes, 0, bytes.length, 1);
                write(tid, expect(tid), bytes);
            }
        }
    }

    private static int nextInt(UnpackBuffer body) {
        int[] one = new int[1];
        body.unpackInts(one, 0, 1, 1);
        return one[0];
    }

    /// Of what this task has spawned it need not be told.
    private void announced(int tid, int parent) {
        if (parent != session.self() && !early.remove(tid)) {
            expect(tid).announced = true;
        }
    }

    private void begin(int tid, Writer writer) {
        if (!writer.begun) {
            writer.begun = true;
            mark(tid, "BEGIN");
        }
    }

    private void write(int tid, Writer writer, byte[] bytes) {
        for (byte b : bytes) {
            if (b == '\n') {
                flush(tid, writer);
            } else {
                writer.line.write(b);
            }
        }
    }

    private void flush(int tid, Writer writer) {
        print((showsTids() ? prefix(tid) : "") + writer.line.toString(StandardCharsets.UTF_8));
        writer.line.reset();
    }

    private void end(int tid) {
        Writer writer = writers.remove(tid);
        if (writer == null) {
            return;
        }
        if (!writer.announced) {
            early.add(tid);
        }
        if (writer.line.size() > 0) {
            flush(tid, writer);
        }
        mark(tid, "EOF");
    }

    private void mark(int tid, String what) {
        if (showsTids()) {
            print(prefix(tid) + what);
        }
    }

    private boolean showsTids() {
        return session.options.value(Pvm.PvmShowTids) != 0;
    }

    private static String prefix(int tid) {
        return "[" + new Tid(tid) + "] ";
    }

    private void print(String line) {
        PrintStream to = sink == null ? last : sink;
        if (to != null) {
            to.println(line);
        }
    }

    /// Waits until nobody writes any more, unless collecting was switched off.
    void awaitEnds() {
        while (sink != null && !writers.isEmpty()) {
            Message m = session.port.receive(Selector.SERVICES);
            session.deliveries.serve(m);
        }
    }
}
