package org.godwit.console.demo;

import java.util.List;

/// One thing that the demo does.
sealed interface DemoStep {

    /// Hosts join an empty virtual machine.
    record StartHosts(int count) implements DemoStep {}

    /// The program runs and nobody touches it.
    record RunUndisturbed() implements DemoStep {}

    /// The program begins again.
    record BeginDisturbed() implements DemoStep {}

    /// It trains for some epochs more.
    record Train(int epochs) implements DemoStep {}

    /// A worker is moved by order.
    record MoveWorker() implements DemoStep {}

    /// A further host joins and gets work.
    record AddHost() implements DemoStep {}

    /// A host is emptied and leaves.
    record DrainHost() implements DemoStep {}

    /// A host that has workers dies by kill -9.
    record KillHost() implements DemoStep {}

    /// The disturbed run comes to its end.
    record AwaitResult() implements DemoStep {}

    /// The demo.
    static List<DemoStep> script() {
        return List.of(
                new StartHosts(3),
                new RunUndisturbed(),
                new BeginDisturbed(),
                new Train(8),
                new MoveWorker(),
                new Train(4),
                new MoveWorker(),
                new Train(4),
                new MoveWorker(),
                new Train(4),
                new AddHost(),
                new Train(8),
                new DrainHost(),
                new Train(8),
                new KillHost(),
                new AwaitResult());
    }
}
