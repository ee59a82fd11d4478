package org.godwit.cluster.processor;

import org.godwit.message.Body;
import org.godwit.message.Message;
import org.godwit.port.SpawnOutcome;
import org.godwit.port.SpawnRequest;
import org.godwit.program.StateMachine;
import org.godwit.program.Step;
import org.godwit.program.TaskContext;
import org.godwit.task.Tid;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/// Runs a state machine on the calling thread, message by message.
final class MachineRun {

    private MachineRun() {}

    static <S> void drive(StateMachine<S> machine, CellPort port, GoesOnFrom saved) {
        TaskContext context = new PortContext(port);
        S state =
                saved.isNothing()
                        ? machine.begin(port.spec().argv(), context)
                        : machine.load(joined(saved.take()));
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

    private static byte[] joined(List<byte[]> pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        pieces.forEach(all::writeBytes);
        return all.toByteArray();
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
