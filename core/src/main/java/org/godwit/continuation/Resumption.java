package org.godwit.continuation;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandle;
import java.util.List;

/// A captured call stack on its way back onto a thread. The body of the outermost frame is called
/// here; each body then asks for that of the frame which it had called, and calls it itself, so
/// that nothing of Godwit stays between them. Used once, on one thread.
public final class Resumption {

    private static final ScopedValue<Resumption> CURRENT = ScopedValue.newInstance();

    /// @param body takes the frame and returns what the method returns, boxed: `Object(SavedFrame)`
    public record Step(MethodHandle body, SavedFrame frame) {}

    private final @Nullable Step[] steps;
    private int taken;

    /// @param steps outermost frame first, at least one
    public Resumption(List<Step> steps) {
        this.steps = steps.toArray(Step[]::new);
    }

    /// Rebuilds the stack and goes on; returns when the outermost frame returns.
    public void run() throws Throwable {
        ScopedValue.where(CURRENT, this)
                .call(() -> {
                    Object ignored = body().invokeExact(frame());
                    return Boolean.TRUE;
                });
    }

    /// For woven code: the body of the next inner frame.
    public static MethodHandle next() {
        return CURRENT.get().body();
    }

    /// For woven code: the frame for the body that [#next] gave. Forgotten here, so that what it
    /// holds can be collected when the body drops it.
    public static SavedFrame saved() {
        return CURRENT.get().frame();
    }

    private MethodHandle body() {
        return step(taken).body();
    }

    private SavedFrame frame() {
        SavedFrame frame = step(taken).frame();
        steps[taken++] = null;
        return frame;
    }

    private Step step(int at) {
        Step step = at < steps.length ? steps[at] : null;
        if (step == null) {
            throw new IllegalStateException(
                    "a resumed frame asks for frame %d of %d".formatted(at + 1, steps.length));
        }
        return step;
    }

    /// For woven code: a result that the method returned as boxed, as an int, short, byte, char or
    /// boolean. What stood between the frames (a method reference) may have widened it.
    public static int toInt(Object boxed) {
        return switch (boxed) {
            case Boolean truth -> truth ? 1 : 0;
            case Character letter -> letter;
            default -> ((Number) boxed).intValue();
        };
    }

    public static long toLong(Object boxed) {
        return boxed instanceof Character letter ? letter : ((Number) boxed).longValue();
    }

    public static float toFloat(Object boxed) {
        return boxed instanceof Character letter ? letter : ((Number) boxed).floatValue();
    }

    public static double toDouble(Object boxed) {
        return boxed instanceof Character letter ? letter : ((Number) boxed).doubleValue();
    }
}
