package org.godwit.instrument;

import org.godwit.continuation.CaptureSignal;
import org.godwit.continuation.SavedFrame;
import org.godwit.continuation.TaskCode;
import org.godwit.port.CurrentTask;
import org.godwit.port.Program;
import org.godwit.pvm.PvmProgramLoader;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/// Runs a woven program on this thread, captured and resumed where a test says.
final class Runs {

    /// @param points yield points reached
    /// @param hops how often it was captured and resumed
    record Result(List<String> output, int points, int hops, List<String> pinned) {}

    private Runs() {}

    static TaskCode load(Class<?> program) throws ClassNotFoundException {
        // frames alone: the passes before them have tests of their own, and the zoo has all
        return new WovenTaskCodes(List.of(), List.of(), Optional.empty())
                .load(program.getName(), Runs.class.getClassLoader());
    }

    /// The program as the front end starts it.
    static Program.Main main(TaskCode code, String program) throws ClassNotFoundException {
        return main(code.classes().loadClass(program));
    }

    private static Program.Main main(Class<?> program) {
        return ((Program.Blocking) new PvmProgramLoader().load(program).orElseThrow()).main();
    }

    /// What it prints as compiled.
    static List<String> unwoven(Class<?> program, String... argv) throws Throwable {
        Output.take();
        start(new TestPort(load(program), n -> false), main(program), argv);
        return Output.take();
    }

    static Result run(TaskCode code, Class<?> program, IntPredicate capture, String... argv)
            throws Throwable {
        return run(code, code, program, capture, argv);
    }

    /// Captured frames go on in `target`.
    static Result run(
            TaskCode code, TaskCode target, Class<?> program, IntPredicate capture, String... argv)
            throws Throwable {
        Output.take();
        TestPort port = new TestPort(code, capture);
        int hops = 0;
        code.polls().ask();
        try {
            List<SavedFrame> frames = start(port, main(code, program.getName()), argv);
            while (!frames.isEmpty()) {
                hops++;
                frames = goOn(port, target, frames);
            }
        } finally {
            code.polls().release();
        }
        return new Result(Output.take(), port.reached(), hops, port.pinned);
    }

    /// The frames of the capture; none when the program has ended.
    static List<SavedFrame> start(TestPort port, Program.Main main, String... argv)
            throws Throwable {
        return captured(
                port,
                () -> {
                    main.run(argv);
                    return true;
                });
    }

    static List<SavedFrame> goOn(TestPort port, TaskCode code, List<SavedFrame> frames)
            throws Throwable {
        return captured(
                port,
                () -> {
                    code.resume(frames);
                    return true;
                });
    }

    private static List<SavedFrame> captured(
            TestPort port, ScopedValue.CallableOp<Boolean, Throwable> body) throws Throwable {
        try {
            CurrentTask.run(port, body);
            return List.of();
        } catch (CaptureSignal signal) {
            return signal.frames();
        }
    }
}
