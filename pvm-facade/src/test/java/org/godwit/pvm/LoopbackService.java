package org.godwit.pvm;

import org.godwit.message.Body;
import org.godwit.port.CurrentTask;
import org.godwit.port.SpawnOutcome;
import org.godwit.port.SpawnRequest;
import org.godwit.port.TaskPort;
import org.godwit.program.StateMachine;
import org.godwit.program.Step;
import org.godwit.program.TaskContext;
import org.godwit.queue.Selector;
import org.godwit.task.Tid;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Optional;
import java.util.Properties;

/// Runs a state machine as a task of a [LoopbackMachine]. After each message its state goes through
/// bytes, as in a move.
final class LoopbackService {

    private LoopbackService() {}

    /// @param name a class or an alias
    static void run(String name) throws ReflectiveOperationException, IOException {
        Class<?> type = Class.forName(aliases().getProperty(name, name));
        StateMachine<?> machine = (StateMachine<?>) type.getDeclaredConstructor().newInstance();
        drive(machine, CurrentTask.port().orElseThrow());
    }

    private static Properties aliases() throws IOException {
        Properties all = new Properties();
        ClassLoader classes = LoopbackService.class.getClassLoader();
        for (URL url :
                Collections.list(classes.getResources("META-INF/godwit/programs.properties"))) {
            try (var in = url.openStream()) {
                all.load(in);
            }
        }
        return all;
    }

    private static <S> void drive(StateMachine<S> machine, TaskPort port) {
        TaskContext context = new PortContext(port);
        S state = machine.begin(port.spec().argv(), context);
        while (true) {
            S moved = machine.load(machine.save(state));
            switch (machine.receive(moved, port.receive(Selector.ANY), context)) {
                case Step.Stay<S> stay -> state = stay.state();
                case Step.End<S> _ -> {
                    return;
                }
            }
        }
    }

    private record PortContext(TaskPort port) implements TaskContext {
        @Override
        public Tid self() {
            return port.spec().tid();
        }

        @Override
        public Optional<Tid> parent() {
            return port.spec().parent();
        }

        @Override
        public void send(Tid destination, int tag, int context, int waitId, Body body) {
            port.send(destination, tag, context, waitId, body);
        }

        @Override
        public SpawnOutcome spawn(SpawnRequest request) {
            return port.spawn(request);
        }

        @Override
        public void notifyTaskExit(Tid subject, int tag, int context) {
            port.notifyTaskExit(subject, tag, context);
        }

        @Override
        public void print(String line) {
            port.print(line);
        }
    }
}
