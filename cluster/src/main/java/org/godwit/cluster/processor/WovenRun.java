package org.godwit.cluster.processor;

import org.godwit.continuation.CaptureRefusedException;
import org.godwit.continuation.CaptureSignal;
import org.godwit.continuation.NotCapturableException;
import org.godwit.continuation.SavedFrame;
import org.godwit.continuation.SavedTask;
import org.godwit.continuation.StaticSpace;
import org.godwit.continuation.TaskCode;
import org.godwit.port.Program;
import org.godwit.processor.ProcessorInput;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Runs a woven program on the calling thread: from its beginning or from a capture, through any
/// number of captures, until it ends or goes on elsewhere.
final class WovenRun {

    /// What captures call the task's port.
    private static final String PORT = "port";

    /// Of a state that is written faster than the journal takes it.
    private static final long UNWRITTEN_BYTES_MAX = 64L << 20;

    private final ProcessorCell cell;
    private final CellPort port;
    private final Program.Woven program;
    private final YieldPoints points;
    private final TaskWitness witness;
    private StaticSpace statics = new StaticSpace();
    private List<SavedFrame> frames = List.of();

    WovenRun(
            ProcessorCell cell,
            CellPort port,
            Program.Woven program,
            YieldPoints points,
            TaskWitness witness) {
        this.cell = cell;
        this.port = port;
        this.program = program;
        this.points = points;
        this.witness = witness;
    }

    /// @param saved the capture to go on from
    void run(GoesOnFrom saved) throws Throwable {
        if (!saved.isNothing() && !take(saved.take())) {
            return;
        }
        witness.computes();
        while (true) {
            try {
                statics.run(() -> {
                    if (frames.isEmpty()) {
                        port.output().begin();
                        program.main().run(cell.spec().argv().toArray(String[]::new));
                    } else {
                        code().resume(frames);
                    }
                    return true;
                });
                return;
            } catch (CaptureSignal signal) {
                frames = signal.frames();
                captured();
            }
        }
    }

    private TaskCode code() {
        return program.code();
    }

    private boolean take(List<byte[]> saved) {
        try {
            take(code().read(saved, Map.of(PORT, port)));
            witness.resumed();
            return true;
        } catch (CaptureRefusedException | OutOfMemoryError e) {
            witness.refused(String.valueOf(e.getMessage()));
            waitForAnotherHost(saved);
            return false;
        }
    }

    private void take(SavedTask task) {
        statics = task.statics();
        frames = task.frames();
        port.restore(task.attachments());
    }

    /// As bytes, until it is moved. Ends by being unwound only.
    private void waitForAnotherHost(List<byte[]> saved) {
        while (true) {
            if (points.goesOn()) {
                cell.awaitWake();
            } else {
                Pieces pieces = new Pieces();
                saved.forEach(pieces);
                cell.input(pieces.end());
            }
        }
    }

    /// The stack is unwound: gives away the state if it is wanted, and goes on here unless the task
    /// goes on elsewhere.
    private void captured() {
        if (points.takeBouncing()) {
            bounce();
            return;
        }
        long before = System.nanoTime();
        witness.yielded(points.nanosSinceAsked());
        Pieces pieces = new Pieces();
        try {
            write(pieces);
            witness.captured(pieces.bytes());
            cell.input(pieces.end());
            witness.handedOver();
        } catch (NotCapturableException e) {
            points.unavailable(String.valueOf(e.getMessage()), System.nanoTime() - before);
            return;
        }
        points.goesOn(); // if it is wanted once more, then at the next yield point
    }

    private void write(Consumer<byte[]> chunks) {
        code().write(
                        new SavedTask(frames, statics, port.attachments()),
                        Map.of(PORT, port),
                        chunks);
    }

    /// Through bytes and back, without moving.
    private void bounce() {
        List<byte[]> chunks = new ArrayList<>();
        try {
            write(chunks::add);
        } catch (NotCapturableException e) {
            witness.pinned(String.valueOf(e.getMessage()));
            return;
        }
        take(code().read(chunks, Map.of(PORT, port)));
        witness.bounced();
    }

    /// Tells the protocol a state chunk by chunk, the last one with its end.
    private final class Pieces implements Consumer<byte[]> {

        private byte[] last = new byte[0];
        private boolean any;
        private int parts;
        private long bytes;

        @Override
        public void accept(byte[] chunk) {
            if (any) {
                cell.input(new ProcessorInput.StatePart(parts++, last));
                waitForTheJournal();
            }
            any = true;
            last = chunk;
            bytes += chunk.length;
        }

        private void waitForTheJournal() {
            try {
                cell.awaitUnwrittenBelow(UNWRITTEN_BYTES_MAX);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // memory may fill, nothing else is lost
            }
        }

        ProcessorInput.StateSaved end() {
            return new ProcessorInput.StateSaved(last, parts);
        }

        long bytes() {
            return bytes;
        }
    }
}
