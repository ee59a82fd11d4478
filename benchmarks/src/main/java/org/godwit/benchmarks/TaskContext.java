package org.godwit.benchmarks;

import org.godwit.continuation.StaticSpace;
import org.godwit.port.CurrentTask;
import org.godwit.port.TaskPort;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/// What is bound to the thread of a task while its code runs. Used by one thread.
final class TaskContext {

    private final StaticSpace statics = new StaticSpace();
    private final TaskPort port = alone();

    /// Runs `body` as a task, on this thread.
    <T, X extends Throwable> T call(ScopedValue.CallableOp<T, X> body) throws X {
        List<T> result = new ArrayList<>(1);
        CurrentTask.<X>run(
                port,
                () -> {
                    statics.<X>run(() -> result.add(body.call()));
                    return true;
                });
        return result.getFirst();
    }

    /// The port of a task without a virtual machine: a kernel calls nothing of it.
    private static TaskPort alone() {
        InvocationHandler refusal =
                (_, method, _) -> {
                    throw new IllegalStateException(
                            "a kernel computes only, but it called " + method.getName());
                };
        return (TaskPort)
                Proxy.newProxyInstance(
                        TaskPort.class.getClassLoader(), new Class<?>[] {TaskPort.class}, refusal);
    }
}
