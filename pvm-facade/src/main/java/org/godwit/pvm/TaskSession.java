package org.godwit.pvm;

import org.godwit.port.CurrentTask;
import org.godwit.port.TaskPort;
import org.godwit.task.Inherited;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// What the classic interface keeps for one task: the state of libpvm. Used on the task's thread
/// only.
final class TaskSession {

    final TaskPort port;
    final Options options;
    final Environment environment;
    final TraceMasks traceMasks;
    final ErrorReport errors;
    final BufferTable buffers;
    final Inbox inbox;
    final Deliveries deliveries;
    final Signals signals;
    final Output output;
    final Sending sending;
    final Routes routes;
    final Receiving receiving;
    final ServiceCalls services;
    final Mailbox mailbox;
    final Groups groups;
    int context;

    private TaskSession(TaskPort port) {
        Inherited inherited = port.spec().inherited();
        this.port = port;
        this.context = inherited.context();
        this.environment = new Environment(inherited.variables());
        this.traceMasks = new TraceMasks(environment);
        this.options = new Options(port.spec().tid().value());
        options.inherit(inherited, environment);
        this.errors = new ErrorReport(port, options);
        this.buffers = new BufferTable(port);
        this.inbox = new Inbox(this);
        this.deliveries = new Deliveries(this);
        this.signals = new Signals(port);
        this.output = new Output(this);
        this.sending = new Sending(this);
        this.routes = new Routes(this);
        this.receiving = new Receiving(this);
        this.services = new ServiceCalls(port);
        this.mailbox = new Mailbox(this);
        this.groups = new Groups(this);
    }

    /// The session of the calling thread's task, null outside of any task.
    static @Nullable TaskSession current() {
        Optional<TaskPort> found = CurrentTask.port();
        if (found.isEmpty()) {
            return null;
        }
        TaskPort port = found.get();
        return port.attachment(TaskSession.class, () -> new TaskSession(port));
    }

    int self() {
        return port.spec().tid().value();
    }

    /// pvm_initsend; its error is first one of pvm_mkbuf, as in PVM.
    int initSend(int encoding) {
        int made = buffers.initSend(encoding);
        return made < 0 ? errors.fail("pvm_mkbuf", made) : made;
    }

    /// pvm_exit.
    int exit() {
        if (!port.hasExited()) {
            output.awaitEnds();
            buffers.dropWaiting();
            inbox.handlers.reset();
            port.exit();
        }
        return Pvm.PvmOk;
    }

    /// pvm_setopt, with a value that may be set: the old one.
    int set(int what, int value) {
        int kept = what == Pvm.PvmNoReset ? mailbox.noReset(value != 0) : Pvm.PvmOk;
        if (kept < 0) {
            return errors.fail("pvm_setopt", kept);
        }
        int old = options.set(what, value);
        boolean spawned = port.spec().parent().isPresent(); // only theirs is collected
        if (spawned && (what == Pvm.PvmSelfOutputTid || what == Pvm.PvmSelfOutputCode)) {
            port.outputTo(
                    options.collector(
                            Pvm.PvmSelfOutputTid, Pvm.PvmSelfOutputCode, Pvm.PvmSelfOutputContext));
        }
        return old;
    }

    /// What tasks get that this one spawns.
    Inherited inherited(String directory) {
        return new Inherited(
                context,
                environment.ofChild(options, traceMasks),
                options.collector(Pvm.PvmOutputTid, Pvm.PvmOutputCode, Pvm.PvmOutputContext),
                options.collector(Pvm.PvmTraceTid, Pvm.PvmTraceCode, Pvm.PvmTraceContext),
                directory);
    }
}
