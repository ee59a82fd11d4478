package org.godwit.console.sweep;

import org.godwit.console.client.RefusedException;
import org.godwit.continuation.CaptureSignal;
import org.godwit.continuation.NotCapturableException;
import org.godwit.continuation.SavedFrame;
import org.godwit.continuation.SavedTask;
import org.godwit.continuation.StaticSpace;
import org.godwit.continuation.TaskCode;
import org.godwit.continuation.TaskCodeLoader;
import org.godwit.port.CurrentTask;
import org.godwit.port.Program;
import org.godwit.port.TaskOutput;
import org.godwit.pvm.PvmProgramLoader;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/// Runs stretches of tasks in this JVM, each on a virtual thread. Used on one thread.
final class Stage {

    /// No stretch takes so long unless it does not end.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// What captures call the task's port.
    private static final String PORT = "port";

    private record Woven(Program.Main main, TaskCode code) {}

    private final TaskCodeLoader weaver;
    private final ClassLoader parent;
    private final Map<String, Woven> programs = new HashMap<>();

    /// @param parent the class loader of the programs as they were compiled
    Stage(TaskCodeLoader weaver, ClassLoader parent) {
        this.weaver = weaver;
        this.parent = parent;
        TaskOutput.install();
    }

    /// With the weaver of the class path.
    ///
    /// @throws RefusedException if there is none
    static Stage ofClassPath() {
        ClassLoader parent = Stage.class.getClassLoader();
        TaskCodeLoader weaver =
                ServiceLoader.load(TaskCodeLoader.class, parent)
                        .findFirst()
                        .orElseThrow(() ->
                                new RefusedException(
                                        "no TaskCodeLoader is on the class path: nothing can be woven"));
        return new Stage(weaver, parent);
    }

    /// Runs a stretch of the woven program. Blocks until it is over.
    Outcome run(Order order, SweepPort.YieldWatch watch) throws InterruptedException {
        Woven program = program(order.from().program());
        SweepPort port = new SweepPort(order, program.code()::pinned, watch);
        return onItsOwnThread(port, () -> new Stretch(program, port).run(order.from().capture()));
    }

    Outcome run(Order order) throws InterruptedException {
        return run(order, point -> {});
    }

    /// Runs a program as it was compiled, in classes of its own so that its static variables are
    /// new.
    Outcome runPlain(String program) throws InterruptedException {
        SweepPort port =
                new SweepPort(
                        new Order(TaskState.of(program), Order.NEVER),
                        Optional::empty,
                        point -> {});
        return onItsOwnThread(
                port,
                () -> {
                    main(program, new PlainClasses(parent, program)).run(new String[0]);
                    return ended(port, "", "");
                });
    }

    private Woven program(String name) {
        return programs.computeIfAbsent(
                name,
                n -> {
                    try {
                        TaskCode code = weaver.load(n, parent);
                        code.polls().ask();
                        return new Woven(main(n, code.classes()), code);
                    } catch (ClassNotFoundException e) {
                        throw new RefusedException("there is no program " + n, e);
                    }
                });
    }

    private static Program.Main main(String name, ClassLoader classes)
            throws ClassNotFoundException {
        return new PvmProgramLoader()
                .load(Class.forName(name, false, classes))
                .filter(Program.Blocking.class::isInstance)
                .map(program -> ((Program.Blocking) program).main())
                .orElseThrow(() -> new RefusedException(name + " is no program: it has no main"));
    }

    private interface Body {
        Outcome run() throws Throwable;
    }

    private static Outcome onItsOwnThread(SweepPort port, Body body) throws InterruptedException {
        CompletableFuture<Outcome> over = new CompletableFuture<>();
        Thread thread =
                Thread.ofVirtual()
                        .name(port.spec().tid().toString())
                        .start(() -> over.complete(asTask(port, body)));
        try {
            return over.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            return new Outcome(
                    TaskState.of(port.spec().program()),
                    false,
                    "it did not end within " + PATIENCE.toSeconds() + " s",
                    List.of(),
                    "");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Outcome asTask(SweepPort port, Body body) {
        AtomicReference<Outcome> outcome = new AtomicReference<>();
        try {
            CurrentTask.run(
                    port,
                    () -> {
                        outcome.set(body.run());
                        return true;
                    });
        } catch (Throwable failure) {
            outcome.set(failed(port, failure, ""));
        }
        if (System.getenv("GODWIT_TRACE") != null) {
            port.failure().ifPresent(Throwable::printStackTrace);
        }
        return outcome.get();
    }

    private static Outcome failed(SweepPort port, Throwable failure, String refused) {
        port.failed(failure);
        return ended(port, failure.toString(), refused);
    }

    private static Outcome ended(SweepPort port, String end, String refused) {
        TaskOutput.flush(port);
        return new Outcome(port.state(List.of()), false, end, port.pins(), refused);
    }

    /// One stretch of a woven program, on the task's thread.
    private static final class Stretch {

        private final Woven program;
        private final SweepPort port;
        private StaticSpace statics = new StaticSpace();
        private List<SavedFrame> frames = List.of();
        private String refused = "";

        Stretch(Woven program, SweepPort port) {
            this.program = program;
            this.port = port;
        }

        Outcome run(List<byte[]> capture) {
            if (!capture.isEmpty()) {
                SavedTask task = program.code().read(capture, Map.of(PORT, port));
                statics = task.statics();
                frames = task.frames();
                port.restore(task.attachments());
            }
            while (true) {
                try {
                    statics.run(() -> {
                        goOn();
                        return true;
                    });
                    return ended(port, "", refused);
                } catch (CaptureSignal signal) {
                    frames = signal.frames();
                } catch (Throwable failure) {
                    return failed(port, failure, refused);
                }
                try {
                    return new Outcome(port.state(written()), true, "", port.pins(), "");
                } catch (NotCapturableException e) {
                    refused = String.valueOf(e.getMessage());
                    port.stopCapturing();
                }
            }
        }

        private void goOn() throws Throwable {
            if (frames.isEmpty()) {
                program.main().run(new String[0]);
            } else {
                program.code().resume(frames);
            }
        }

        private List<byte[]> written() {
            List<byte[]> pieces = new ArrayList<>();
            program.code()
                    .write(
                            new SavedTask(frames, statics, port.attachments()),
                            Map.of(PORT, port),
                            pieces::add);
            return pieces;
        }
    }
}
