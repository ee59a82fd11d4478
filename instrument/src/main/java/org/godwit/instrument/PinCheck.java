package org.godwit.instrument;

import org.godwit.instrument.weave.WovenClass;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Looks whether the calling thread's stack can be unwound and rebuilt: from the innermost frame of
/// the program to its entry there must be woven code at yield points, each frame called by the next
/// one directly (or through a lambda of the JDK, which only hands on arguments and results).
final class PinCheck {

    /// Hidden frames too: a method handle between two frames may change arguments or results.
    private static final StackWalker WALKER =
            StackWalker.getInstance(
                    Set.of(Option.RETAIN_CLASS_REFERENCE, Option.SHOW_HIDDEN_FRAMES));

    private static final String GODWIT = "org.godwit.";
    private static final String METHOD_HANDLES = "java.lang.invoke.";
    private static final String LAMBDA = "$$Lambda";

    private static final String NO_POINT =
            "is at a call that cannot be resumed: what it called is not the program's own code";
    private static final String ADDED =
            "is part of a static initialiser, or of other code that was added to the program";

    /// A stack that is rebuilt is larger than the one it was: each frame is entered through its
    /// resume body, in the interpreter. Twice as many of small frames still fit.
    private static final int FRAMES_MAX = 1_000;

    private final WovenClassLoader loader;

    PinCheck(WovenClassLoader loader) {
        this.loader = loader;
    }

    Optional<String> reason() {
        return WALKER.walk(frames -> new Walk().over(frames));
    }

    private final class Walk {

        private int depth;
        private boolean inProgram;
        private boolean overResumeBody;
        private Optional<StackFrame> between = Optional.empty();

        Optional<String> over(Stream<StackFrame> frames) {
            for (Iterator<StackFrame> all = frames.iterator(); all.hasNext(); ) {
                Optional<String> reason = look(all.next());
                if (reason.isPresent()) {
                    return reason;
                }
            }
            return inProgram ? Optional.empty() : Optional.of("no code of the program runs here");
        }

        private Optional<String> look(StackFrame frame) {
            Class<?> type = frame.getDeclaringClass();
            if (type.getClassLoader() == loader && !type.isHidden()) {
                return ofProgram(frame);
            }
            if (inProgram
                    && !isTransparent(type)
                    && between.filter(PinCheck::isTelling).isEmpty()) {
                between = Optional.of(frame);
            }
            return Optional.empty();
        }

        private Optional<String> ofProgram(StackFrame frame) {
            if (between.isPresent()) {
                return between.map(PinCheck::describe);
            }
            String method = frame.getMethodName() + frame.getDescriptor();
            Optional<WovenClass> type = loader.woven(frame.getDeclaringClass().getName());
            boolean covered =
                    type.filter(t ->
                                    t.coverage(method).covers(frame.getByteCodeIndex(), !inProgram))
                            .isPresent();
            if (!covered) {
                return Optional.of(
                        place(frame)
                                + " "
                                + type.map(t -> t.pin(method).orElse(NO_POINT)).orElse(ADDED));
            }
            if (++depth > FRAMES_MAX) {
                return Optional.of(
                        String.format(
                                Locale.ROOT,
                                "%s is under more than %,d frames, too many to be rebuilt",
                                place(frame),
                                FRAMES_MAX));
            }
            inProgram = true;
            overResumeBody = WovenClass.isResumeBody(frame.getMethodName());
            return Optional.empty();
        }

        /// Only a resumed frame calls the next one through a method handle; lambda classes of the
        /// JDK call what they stand for directly.
        private boolean isTransparent(Class<?> type) {
            if (!type.isHidden() && !type.getName().startsWith(METHOD_HANDLES)) {
                return false;
            }
            return type.getName().startsWith(METHOD_HANDLES)
                    ? overResumeBody
                    : type.getName().contains(LAMBDA);
        }
    }

    /// The inside of a method handle tells users less than who called it.
    private static boolean isTelling(StackFrame frame) {
        return !frame.getDeclaringClass().getName().startsWith(METHOD_HANDLES);
    }

    private static String describe(StackFrame frame) {
        String name = frame.getDeclaringClass().getName();
        return "%s of %s was called by the program and calls it back"
                .formatted(place(frame), origin(name));
    }

    private static String place(StackFrame frame) {
        StackTraceElement element = frame.toStackTraceElement();
        return "%s.%s(%s:%d)"
                .formatted(
                        element.getClassName(),
                        element.getMethodName(),
                        element.getFileName() == null ? "no source" : element.getFileName(),
                        element.getLineNumber());
    }

    private static String origin(String className) {
        if (className.startsWith("java.lang.reflect.") || className.contains(".reflect.")) {
            return "the JDK (reflection)";
        }
        if (className.startsWith(METHOD_HANDLES)) {
            return "the JDK (method handles)";
        }
        if (className.startsWith("java.") || className.startsWith("jdk.")) {
            return "the JDK";
        }
        return className.startsWith(GODWIT) ? "Godwit" : "a library";
    }
}
