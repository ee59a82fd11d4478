package org.godwit.instrument;

import org.godwit.continuation.CaptureRefusedException;
import org.godwit.continuation.PollSwitch;
import org.godwit.continuation.Resumption;
import org.godwit.continuation.SavedFrame;
import org.godwit.continuation.SavedTask;
import org.godwit.continuation.TaskCode;
import org.godwit.instrument.image.AllowList;
import org.godwit.instrument.image.HeapImage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The woven code of one program.
final class WovenCode implements TaskCode {

    private static final int CHUNK_BYTES = 256 * 1024;

    private final WovenClassLoader loader;
    private final String fingerprint;
    private final PinCheck pins;
    private final ResumeBodies bodies;
    private final AllowList allowed;
    private final Supplier<List<String>> warnings;

    /// @param warnings see [#warnings]; asked once at most
    WovenCode(WovenClassLoader loader, String fingerprint, Supplier<List<String>> warnings) {
        this.loader = loader;
        this.warnings = warnings;
        this.fingerprint = fingerprint;
        pins = new PinCheck(loader);
        bodies = new ResumeBodies(loader);
        allowed = new AllowList(loader::isTaskCode);
    }

    @Override
    public ClassLoader classes() {
        return loader;
    }

    @Override
    public PollSwitch polls() {
        return loader.polls();
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public List<String> warnings() {
        return warnings.get();
    }

    @Override
    public Optional<String> pinned() {
        return pins.reason();
    }

    /// @throws CaptureRefusedException if the frames are not of this code; nothing has run
    @Override
    public void resume(List<SavedFrame> frames) throws Throwable {
        bodies.check(frames);
        new Resumption(bodies.steps(frames)).run();
    }

    @Override
    public void write(SavedTask task, Map<String, Object> named, Consumer<byte[]> chunks) {
        HeapImage.write(task, named, allowed, fingerprint, CHUNK_BYTES, chunks);
    }

    @Override
    public SavedTask read(List<byte[]> chunks, Map<String, Object> named) {
        Object root = HeapImage.read(chunks, loader, named, allowed, fingerprint);
        if (!(root instanceof SavedTask task)) {
            throw new CaptureRefusedException(
                    "this is the image of %s and not of a task"
                            .formatted(root == null ? "nothing" : root.getClass().getName()));
        }
        bodies.check(task.frames());
        return task;
    }
}
