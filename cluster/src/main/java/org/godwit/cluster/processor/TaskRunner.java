package org.godwit.cluster.processor;

import org.godwit.message.Body;
import org.godwit.message.Message;
import org.godwit.port.CurrentTask;
import org.godwit.port.Program;
import org.godwit.port.SpawnOutcome;
import org.godwit.port.SpawnRequest;
import org.godwit.port.TaskOutput;
import org.godwit.port.TaskUnwound;
import org.godwit.processor.ProcessorInput;
import org.godwit.program.StateMachine;
import org.godwit.program.Step;
import org.godwit.program.TaskContext;
import org.godwit.task.TaskEnd;
import org.godwit.task.Tid;

import java.util.Optional;

/// Runs a program on its own virtual thread beside the actor.
final class TaskRunner {

    private TaskRunner() {}

    /// Starts the thread; `ended` is called on it when it is done.
    ///
    /// @param saved the program's own saved state, to go on from
    static void start(
            ProcessorCell cell,
            MachineServices machine,
            Program program,
            Optional<byte[]> saved,
            Runnable ended) {
        CellPort port = new CellPort(cell, machine);
        Thread thread =
                Thread.ofVirtual()
                        .name(cell.spec().tid().toString())
                        .unstarted(() -> {
                            try {
                                run(cell, port, program, saved);
                            } finally {
                                ended.run();
                            }
                        });
        cell.runsOn(thread);
        thread.start();
    }

    private static void run(
            ProcessorCell cell, CellPort port, Program program, Optional<byte[]> saved) {
        TaskEnd end = TaskEnd.RETURNED;
        String reason = "";
        try {
            CurrentTask.run(
                    port,
                    () -> {
                        switch (program) {
                            case Program.Blocking blocking ->
                                    blocking.main().run(cell.spec().argv().toArray(String[]::new));
                            case Program.Woven woven ->
                                    woven.main().run(cell.spec().argv().toArray(String[]::new));
                            case Program.Machine m -> drive(m.machine(), port, saved);
                        }
                        TaskOutput.flush(port);
                        return true;
                    });
        } catch (TaskUnwound _) {
            return; // it goes on elsewhere, or was killed
        } catch (Throwable failure) {
            end = TaskEnd.FAILED;
            reason = describe(failure);
            try {
                port.print(cell.spec().program() + " failed: " + reason);
            } catch (TaskUnwound _) {
                return;
            }
        }
        cell.input(new ProcessorInput.Finished(end, reason));
    }

    private static String describe(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? failure.toString() : failure + " at " + trace[0];
    }

    private static <S> void drive(StateMachine<S> machine, CellPort port, Optional<byte[]> saved) {
        TaskContext context = new PortContext(port);
        S state =
                saved.isPresent()
                        ? machine.load(saved.get())
                        : machine.begin(port.spec().argv(), context);
        while (true) {
            S current = state;
            Message message = port.receiveSavable(() -> machine.save(current));
            switch (machine.receive(current, message, context)) {
                case Step.Stay<S> stay -> state = stay.state();
                case Step.End<S> _ -> {
                    return;
                }
            }
        }
    }

    private record PortContext(CellPort port) implements TaskContext {
        @Override
        public Tid self() {
            return port.spec().tid();
        }

        @Override
        public Optional<Tid> parent() {
            return port.spec().parent();
        }

        @Override
        public void send(Tid destination, int tag, Body body) {
            port.send(destination, tag, 0, 0, body);
        }

        @Override
        public SpawnOutcome spawn(SpawnRequest request) {
            return port.spawn(request);
        }

        @Override
        public void notifyTaskExit(Tid subject, int tag) {
            port.notifyTaskExit(subject, tag, 0);
        }

        @Override
        public void print(String line) {
            port.print(line);
        }
    }
}
