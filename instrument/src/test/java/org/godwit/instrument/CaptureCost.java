package org.godwit.instrument;

import org.godwit.continuation.CaptureSignal;
import org.godwit.continuation.SavedFrame;
import org.godwit.continuation.TaskCode;
import org.godwit.programs.Deep;
import org.godwit.programs.Exceptions;
import org.godwit.programs.Functions;
import org.godwit.programs.Shapes;
import org.godwit.programs.Values;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Prints what weaving adds to class files and what capturing and resuming costs. A program to run
/// by hand, not a test: `CaptureCost <folder for woven classes>`.
final class CaptureCost {

    private static final int ROUNDS = 300;

    private CaptureCost() {}

    public static void main(String[] argv) throws Throwable {
        Path dump = Path.of(argv[0]);
        for (String depth : List.of("1", "298", "1", "298")) {
            measure(depth);
        }
        growth(dump);
    }

    private static void measure(String depth) throws Throwable {
        TaskCode code = Runs.load(Deep.class);
        code.polls().ask();
        long[] pin = new long[ROUNDS];
        long[] unwind = new long[ROUNDS];
        long[] resume = new long[ROUNDS];
        int frames = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Timed first = new Timed(code);
            List<SavedFrame> saved =
                    Runs.start(first.port, Runs.main(code, Deep.class.getName()), depth);
            unwind[round] = System.nanoTime() - first.thrown;
            pin[round] = first.thrown - first.asked;
            frames = saved.size();
            Timed second = new Timed(code);
            long begin = System.nanoTime();
            Runs.goOn(second.port, code, saved);
            resume[round] = second.asked - begin;
        }
        Output.take();
        System.out.printf(
                "%d frames: pin check %s, unwind %s, resume to the next yield point %s%n",
                frames, times(pin), times(unwind), times(resume));
    }

    private static String times(long[] nanos) {
        double first = nanos[0] / 1e6;
        long[] warm = Arrays.copyOfRange(nanos, ROUNDS / 2, ROUNDS);
        Arrays.sort(warm);
        return "%.3f ms (first %.2f)".formatted(warm[warm.length / 2] / 1e6, first);
    }

    /// Captures at its first yield point.
    private static final class Timed {
        final TestPort port;
        long asked;
        long thrown;

        Timed(TaskCode code) {
            port =
                    new TestPort(code, n -> n == 1) {
                        @Override
                        void captureIfChosen() {
                            asked = System.nanoTime();
                            Optional<String> reason = code.pinned();
                            thrown = System.nanoTime();
                            if (reason.isPresent()) {
                                throw new IllegalStateException(reason.get());
                            }
                            throw new CaptureSignal();
                        }
                    };
        }
    }

    private static void growth(Path dump) throws Throwable {
        List<String> names = new ArrayList<>();
        for (Class<?> program :
                List.of(
                        Values.class,
                        Exceptions.class,
                        Shapes.class,
                        Functions.class,
                        Deep.class)) {
            TaskCode code =
                    new WovenTaskCodes(List.of(), List.of(), Optional.of(dump))
                            .load(program.getName(), program.getClassLoader());
            Output.take();
            Runs.run(code, program, n -> false, "3");
            names.add(program.getName());
        }
        long before = 0;
        long after = 0;
        try (Stream<Path> files = Files.walk(dump)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                after += Files.size(file);
                try (var in =
                        CaptureCost.class
                                .getClassLoader()
                                .getResourceAsStream(dump.relativize(file).toString())) {
                    before += in.readAllBytes().length;
                }
            }
        }
        System.out.printf(
                "classes of %s: %d bytes, woven %d (%.2f x)%n",
                names.size(), before, after, (double) after / before);
    }
}
