package org.godwit.pvm;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.PackBuffer;
import org.godwit.port.Signal;
import org.godwit.port.TaskPort;
import org.godwit.port.TaskUnwound;
import org.godwit.task.Tid;
import org.jspecify.annotations.Nullable;

import java.util.TreeMap;

/// The signals of one task: its handlers, and those it sends.
final class Signals {

    private static final Body EMPTY = new PackBuffer(Encoding.DEFAULT).body();

    private final TaskPort port;
    private final TreeMap<Integer, PvmSignalHandler> handlers = new TreeMap<>();

    Signals(TaskPort port) {
        this.port = port;
    }

    void handle(int number, @Nullable PvmSignalHandler handler) {
        if (handler == null) {
            handlers.remove(number);
        } else {
            handlers.put(number, handler);
        }
        port.handlesSignals(handlers.keySet().stream().mapToLong(Signal::bit).sum());
    }

    /// A signal has come and the task is where it can be handled. One that ends the task may do so
    /// only now, if the task's host has crashed in between.
    void serve(int number) {
        PvmSignalHandler handler = handlers.get(number);
        if (handler != null) {
            handler.handle(number);
        } else if (Signal.endsByDefault(number)) {
            port.kill(port.spec().tid());
            throw TaskUnwound.INSTANCE;
        }
    }

    /// pvm_sendsig, which is as content with a task or a signal that does not exist.
    int send(int tid, int number) {
        Tid task = new Tid(tid);
        if (!Numbers.isTask(tid)) {
            return Pvm.PvmBadParam;
        }
        if (task.isTask() && Signal.alwaysEnds(number)) {
            port.kill(task);
        } else if (task.isTask() && Signal.exists(number)) {
            port.send(task, number, Signal.CONTEXT, 0, EMPTY);
        }
        return Pvm.PvmOk;
    }
}
