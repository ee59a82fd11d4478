package org.godwit.pvm;

import org.godwit.host.HostInfo;
import org.godwit.mailbox.MailboxServer;
import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.Message;
import org.godwit.message.PackBuffer;
import org.godwit.port.CurrentTask;
import org.godwit.port.MachineCall;
import org.godwit.port.MessageTooLarge;
import org.godwit.port.Program;
import org.godwit.port.SpawnOutcome;
import org.godwit.port.SpawnOutcome.Reason;
import org.godwit.port.SpawnRequest;
import org.godwit.port.TaskOutput;
import org.godwit.port.TaskUnwound;
import org.godwit.task.Durability;
import org.godwit.task.Inherited;
import org.godwit.task.TaskInfo;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// A virtual machine of one host in this process: real threads, real queues, nothing that moves.
final class LoopbackMachine {

    static final int MESSAGE_BYTES_MAX = 4_000_000;
    static final int TASKS_MAX = 50;
    static final HostInfo HOST = new HostInfo(Tid.ofHost(1), "here", "JAVA", "127.0.0.1:1", 4711);

    private record Watch(Tid subject, Tid asker, int tag, int context) {}

    final List<String> printed = new ArrayList<>();
    private final Map<Tid, LoopbackPort> live = new TreeMap<>();
    private final LoopbackHosts hosts = new LoopbackHosts();
    private final Map<String, Tid> services = new HashMap<>();
    private final List<Watch> watches = new ArrayList<>();
    private final AtomicInteger containers = new AtomicInteger();
    private final AtomicInteger guests = new AtomicInteger();

    /// What runs as a task of the tests.
    @FunctionalInterface
    interface Code {
        void run() throws Throwable;
    }

    /// Runs `code` as a task started by hand and waits for its end.
    void run(Code code) {
        Tid tid = Tid.guest(1, guests.incrementAndGet());
        start(
                        spec(
                                tid,
                                "",
                                List.of(),
                                false,
                                Optional.empty(),
                                List.of(),
                                Inherited.NOTHING),
                        argv -> code.run())
                .join();
    }

    static TaskSpec spec(
            Tid tid,
            String program,
            List<String> argv,
            boolean hideParent,
            Optional<Tid> parent,
            List<Tid> siblings,
            Inherited inherited) {
        return new TaskSpec(
                tid, program, argv, parent, hideParent, siblings, Durability.MIGRATABLE, inherited);
    }

    private CompletableFuture<Void> start(TaskSpec spec, Program.Main main) {
        LoopbackPort port = new LoopbackPort(this, spec);
        synchronized (this) {
            live.put(spec.tid(), port);
        }
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread.ofVirtual().name(spec.tid().toString()).start(() -> live(port, main, end));
        return end;
    }

    private void live(LoopbackPort port, Program.Main main, CompletableFuture<Void> end) {
        Throwable failure = null;
        try {
            CurrentTask.run(
                    port,
                    () -> {
                        port.beginOutput();
                        main.run(port.spec().argv().toArray(String[]::new));
                        TaskOutput.flush(port);
                        port.endOutput();
                        return true;
                    });
        } catch (TaskUnwound ended) {
            port.endOutput(); // killed
        } catch (Throwable t) {
            failure = t;
        }
        bury(port.spec().tid());
        if (failure == null) {
            end.complete(null);
        } else {
            end.completeExceptionally(failure);
        }
    }

    private synchronized void bury(Tid tid) {
        live.remove(tid);
        List<Watch> told = watches.stream().filter(w -> w.subject().equals(tid)).toList();
        told.forEach(w -> notice(w.asker(), tid.value(), w.tag(), w.context()));
        watches.removeAll(told);
    }

    void notice(Tid asker, int value, int tag, int context) {
        PackBuffer body = new PackBuffer(Encoding.DEFAULT);
        body.packInts(new int[] {value}, 0, 1, 1);
        deliver(new Message(Tid.DAEMON, asker, tag, context, 0, body.body()));
    }

    synchronized void deliver(Message m) {
        LoopbackPort port = live.get(m.destination());
        if (port != null) {
            port.accept(m);
        }
    }

    void send(Message m) {
        Body body = m.body();
        if (body.length() > MESSAGE_BYTES_MAX) {
            throw new MessageTooLarge(body.length(), MESSAGE_BYTES_MAX, "godwit.message-bytes-max");
        }
        deliver(m);
    }

    synchronized void watch(Tid subject, Tid asker, int tag, int context) {
        if (live.containsKey(subject)) {
            watches.add(new Watch(subject, asker, tag, context));
        } else {
            notice(asker, subject.value(), tag, context);
        }
    }

    synchronized void unwatch(Tid subject, Tid asker, int tag, int context) {
        if (watches.remove(new Watch(subject, asker, tag, context))) {
            notice(asker, subject.value(), tag, context);
        }
    }

    synchronized SpawnOutcome spawn(Tid parent, SpawnRequest request) {
        Optional<Program.Main> main = find(request.program());
        if (main.isEmpty()) {
            return refused(Reason.NO_SUCH_PROGRAM);
        }
        boolean here =
                switch (request.placement()) {
                    case SpawnRequest.Placement.Anywhere() -> true;
                    case SpawnRequest.Placement.OnHost(var name, var others) ->
                            (name.equals(".") || name.equals(HOST.name())) != others;
                    case SpawnRequest.Placement.OnArch(var arch, var others) ->
                            arch.equals(HOST.arch()) != others;
                };
        if (!here) {
            return refused(Reason.NO_SUCH_HOST);
        }
        int room = TASKS_MAX - live.size();
        if (room <= 0) {
            return refused(Reason.OUT_OF_RESOURCES);
        }
        List<Tid> tids = new ArrayList<>();
        for (int i = 0; i < Math.min(room, request.count()); i++) {
            tids.add(Tid.task(1, containers.incrementAndGet(), 0));
        }
        for (Tid tid : tids) {
            boolean hide = request.hideParent();
            Optional<Tid> known = hide ? Optional.empty() : Optional.of(parent);
            TaskSpec spec =
                    spec(
                            tid,
                            request.program(),
                            request.argv(),
                            hide,
                            known,
                            tids,
                            request.inherited());
            start(spec, main.get());
        }
        return new SpawnOutcome.Spawned(tids);
    }

    <A> A ask(MachineCall<A> call) {
        return hosts.ask(call);
    }

    List<HostInfo> hosts() {
        return hosts.table();
    }

    private static SpawnOutcome refused(Reason reason) {
        return new SpawnOutcome.Refused(reason, "refused by the test machine: " + reason);
    }

    /// The task of a state machine, started when it is first asked for.
    synchronized Tid service(String program) {
        return services.compute(
                program,
                (name, running) -> {
                    if (running != null && live.containsKey(running)) {
                        return running;
                    }
                    Tid tid = Tid.task(1, containers.incrementAndGet(), 0);
                    start(
                            spec(
                                    tid,
                                    name,
                                    List.of(),
                                    false,
                                    Optional.empty(),
                                    List.of(tid),
                                    Inherited.NOTHING),
                            _ -> LoopbackService.run(name));
                    return tid;
                });
    }

    private static Optional<Program.Main> find(String name) {
        try {
            return new PvmProgramLoader()
                    .load(Class.forName(name))
                    .map(p -> ((Program.Blocking) p).main());
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    synchronized void kill(Tid tid) {
        LoopbackPort port = live.get(tid);
        if (port != null) {
            port.kill();
        }
    }

    synchronized boolean isRunning(Tid tid) {
        return live.containsKey(tid);
    }

    synchronized List<TaskInfo> tasks() {
        return live.values().stream()
                .map(LoopbackPort::spec)
                .filter(s -> !MailboxServer.is(s))
                .map(s ->
                        new TaskInfo(
                                s.tid(),
                                s.parent(),
                                HOST.tid(),
                                s.program(),
                                s.durability(),
                                HOST.pid(),
                                0,
                                0))
                .toList();
    }

    synchronized void print(String line) {
        printed.add(line);
    }
}
