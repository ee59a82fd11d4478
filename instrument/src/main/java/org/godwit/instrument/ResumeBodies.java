package org.godwit.instrument;

import org.godwit.continuation.CaptureRefusedException;
import org.godwit.continuation.Resumption;
import org.godwit.continuation.SavedFrame;
import org.godwit.instrument.weave.WovenMethod;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Finds what goes on from saved frames, and refuses frames that do not fit. Thread-safe.
final class ResumeBodies {

    private static final MethodType BODY = MethodType.methodType(Object.class, SavedFrame.class);

    private record Key(String type, String method) {}

    private final WovenClassLoader loader;
    private final Map<Key, MethodHandle> found = new ConcurrentHashMap<>();

    ResumeBodies(WovenClassLoader loader) {
        this.loader = loader;
    }

    /// Initialises the classes of the frames.
    List<Resumption.Step> steps(List<SavedFrame> frames) {
        return frames.stream().map(frame -> new Resumption.Step(body(frame), frame)).toList();
    }

    private MethodHandle body(SavedFrame frame) {
        Key key = new Key(frame.type(), frame.method());
        MethodHandle known = found.get(key);
        if (known != null) {
            return known;
        }
        // Not under a lock of the map: this may run a static initialiser.
        MethodHandle body = find(frame, method(frame));
        found.put(key, body);
        return body;
    }

    private MethodHandle find(SavedFrame frame, WovenMethod method) {
        try {
            Class<?> type = Class.forName(frame.type(), true, loader);
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findStatic(type, method.resumeName(), BODY);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "the woven class %s has no %s for %s"
                            .formatted(frame.type(), method.resumeName(), frame.method()),
                    e);
        }
    }

    /// Runs nothing of the program.
    ///
    /// @throws CaptureRefusedException if one is not of this code
    void check(List<SavedFrame> frames) {
        if (frames.isEmpty()) {
            throw new CaptureRefusedException("a captured task without frames has ended");
        }
        for (int i = 0; i < frames.size(); i++) {
            check(frames.get(i), i == frames.size() - 1);
        }
    }

    private void check(SavedFrame frame, boolean innermost) {
        WovenMethod method = method(frame);
        if (method.fingerprint() != frame.fingerprint()) {
            throw refused(frame, "its code is another one here");
        }
        if (frame.yieldPoint() < 0 || frame.yieldPoint() >= method.points().size()) {
            throw refused(
                    frame,
                    "it stood at yield point %d of %d"
                            .formatted(frame.yieldPoint(), method.points().size()));
        }
        WovenMethod.Point point = method.points().get(frame.yieldPoint());
        if (point.innermost() != innermost) {
            throw refused(
                    frame,
                    innermost
                            ? "it waits for a call and nothing is called"
                            : "it calls another method where it makes no such call");
        }
        if (point.numbers() != frame.numbers().length
                || point.references() != frame.references().length) {
            throw refused(
                    frame,
                    "it holds %d numbers and %d references where there are %d and %d"
                            .formatted(
                                    frame.numbers().length,
                                    frame.references().length,
                                    point.numbers(),
                                    point.references()));
        }
    }

    private WovenMethod method(SavedFrame frame) {
        return loader.weaveIfOfProgram(frame.type())
                .orElseThrow(() -> refused(frame, "the class is not part of this program"))
                .method(frame.method())
                .orElseThrow(() -> refused(frame, "it has no such method that can be resumed"));
    }

    private static CaptureRefusedException refused(SavedFrame frame, String reason) {
        return new CaptureRefusedException(
                "cannot resume %s.%s here: %s".formatted(frame.type(), frame.method(), reason));
    }
}
