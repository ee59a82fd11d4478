package org.godwit.cluster.processor;

import org.godwit.port.CurrentTask;
import org.godwit.port.Printed;
import org.godwit.port.Program;
import org.godwit.port.StandardStream;
import org.godwit.port.TaskOutput;
import org.godwit.port.TaskUnwound;
import org.godwit.processor.ProcessorInput;
import org.godwit.processor.Reply;
import org.godwit.task.TaskEnd;

import java.util.concurrent.CountDownLatch;

/// Runs a program on its own virtual thread beside the actor.
final class TaskRunner {

    private TaskRunner() {}

    /// Starts the thread.
    static void start(
            ProcessorCell cell,
            MachineServices machine,
            Program program,
            GoesOnFrom saved,
            ForcedCaptures forced,
            TaskWitness witness) {
        CellPort port = new CellPort(cell, machine);
        Body body =
                switch (program) {
                    case Program.Blocking blocking ->
                            () -> {
                                if (!saved.isNothing()) {
                                    waitForAnotherHost(cell, witness);
                                }
                                witness.computes();
                                port.output().begin();
                                blocking.main().run(cell.spec().argv().toArray(String[]::new));
                            };
                    case Program.Woven woven -> {
                        YieldPoints points =
                                new YieldPoints(
                                        cell, woven.code(), forced, machine, witness::pinned);
                        port.yieldsAt(points);
                        cell.asksBy(points::ask);
                        yield () -> {
                            try {
                                new WovenRun(cell, port, woven, points, witness).run(saved);
                            } finally {
                                points.close();
                            }
                        };
                    }
                    case Program.Machine m ->
                            () -> {
                                witness.computes();
                                if (saved.isNothing()) {
                                    port.output().begin();
                                }
                                MachineRun.drive(m.machine(), port, saved);
                            };
                };
        CountDownLatch runs = new CountDownLatch(1);
        Thread thread =
                Thread.ofVirtual()
                        .name(cell.spec().tid().toString())
                        .unstarted(() -> {
                            runs.countDown();
                            try {
                                run(cell, port, body);
                            } finally {
                                witness.ended();
                            }
                        });
        cell.runsOn(thread);
        thread.start();
        machine.wants(runs);
    }

    /// A capture cannot go on in code that is not woven. Ends by being unwound only.
    private static void waitForAnotherHost(ProcessorCell cell, TaskWitness witness) {
        witness.refused("it was captured, and its program is not woven on this host");
        while (true) {
            if (cell.input(new ProcessorInput.YieldPoint()) instanceof Reply.Unwound) {
                throw TaskUnwound.INSTANCE;
            }
            cell.awaitWake();
        }
    }

    private interface Body {
        void run() throws Throwable;
    }

    private static void run(ProcessorCell cell, CellPort port, Body body) {
        TaskEnd end = TaskEnd.RETURNED;
        String reason = "";
        try {
            CurrentTask.run(
                    port,
                    () -> {
                        body.run();
                        TaskOutput.flush(port);
                        port.output().end();
                        return true;
                    });
        } catch (TaskUnwound _) {
            return; // it goes on elsewhere, or was killed
        } catch (Throwable failure) {
            end = TaskEnd.FAILED;
            reason = describe(failure);
            try {
                TaskOutput.flush(port);
                String line = cell.spec().program() + " failed: " + reason;
                port.print(new Printed(StandardStream.ERR, line, false));
                port.output().end();
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
}
