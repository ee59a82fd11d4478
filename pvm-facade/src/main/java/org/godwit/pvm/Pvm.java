package org.godwit.pvm;

import org.godwit.task.Tid;
import org.jspecify.annotations.Nullable;

import java.util.OptionalInt;

/// The classic interface of PVM 3.4: static methods and constants with the C names, values and
/// argument order, for `import static org.godwit.pvm.Pvm.*`. A call finds the task it is made in by
/// itself.
///
/// A negative answer is an error code; no call throws for a PVM error, but each prints a line on
/// System.err unless option PvmAutoErr is 0. `int *` results are arrays of length 1 or more.
///
/// Outside of any task every call that needs one returns PvmSysErr. So does every call that needs
/// the virtual machine after [#pvm_exit]: a task does not enrol again. Packing, unpacking, buffers,
/// contexts and options go on working then.
///
/// A task may move between hosts in any call. Calls may end the task's thread by throwing
/// [org.godwit.port.TaskUnwound]: do not catch it.
@SuppressWarnings("MemberName") // the names are PVM's
public final class Pvm extends PvmMachine {

    private Pvm() {}

    /// The task's own tid.
    public static int pvm_mytid() {
        return Call.member("pvm_mytid", TaskSession::self);
    }

    /// The tid of the task that spawned this one. PvmNoParent, PvmParentNotSet (neither is
    /// printed).
    public static int pvm_parent() {
        return Call.member("pvm_parent", s -> Listing.parent(s.port));
    }

    /// Stores the tids of the tasks spawned in the same call, this one included, in the spawner's
    /// order. Their number; a task started by hand has one sibling, itself.
    public static int pvm_siblings(int @Nullable [] @Nullable [] tids) {
        return Call.member("pvm_siblings", s -> Listing.siblings(s.port, tids));
    }

    /// Leaves the virtual machine; the program goes on until it returns, and only then are exit
    /// notices sent. Messages not received are discarded, handlers removed. Always 0, also when not
    /// enrolled.
    public static int pvm_exit() {
        return Call.local("pvm_exit", TaskSession::exit);
    }

    /// Starts `ntask` tasks of a program, found by alias or class name. Returns how many were
    /// started; `tids` (null allowed) gets their tids, then an error code for each of the others:
    /// PvmNoFile, PvmNoHost, PvmOutOfRes, PvmDSysErr. Total failure is 0 with the code in
    /// `tids[0]`.
    ///
    /// PvmBadParam: no file, `ntask` < 1, unknown flags, PvmTaskHost together with PvmTaskArch,
    /// `tids` too short. PvmTaskDebug, PvmTaskTrace, PvmMppFront have no effect, nor has a working
    /// directory behind a colon in `where`. A null element ends `argv` early.
    public static int pvm_spawn(
            @Nullable String file,
            @Nullable String @Nullable [] argv,
            int flag,
            @Nullable String where,
            int ntask,
            int @Nullable [] tids) {
        return Call.enrolled(
                "pvm_spawn", s -> Spawning.spawn(s, file, argv, flag, where, ntask, tids));
    }

    /// Ends a task; fine if there is none. PvmBadParam if `tid` is not a task's.
    public static int pvm_kill(int tid) {
        return Call.enrolled("pvm_kill", s -> Listing.kill(s, tid));
    }

    /// PvmOk if the task runs, PvmNoTask (not printed), PvmBadParam if `tid` is not a task's.
    public static int pvm_pstat(int tid) {
        return Call.enrolled("pvm_pstat", s -> Listing.status(s.port, tid));
    }

    /// Lists tasks: all (`where` 0), those of a host or one. A task that does not exist gives an
    /// empty list; PvmNoHost for an unknown host.
    public static int pvm_tasks(
            int where, int @Nullable [] ntask, PvmTaskInfo @Nullable [] @Nullable [] taskp) {
        return Call.enrolled("pvm_tasks", s -> Listing.tasks(s.port, where, ntask, taskp));
    }

    /// The host part of a tid, by arithmetic: where the task was started. [#pvm_tasks] tells where
    /// it is.
    public static int pvm_tidtohost(int tid) {
        return tid & Tid.HOST_MASK;
    }

    /// Asks for a message with this tag, in the current context, when a task ends (PvmTaskExit: one
    /// int, its tid), a host goes (PvmHostDelete: one int, as asked) or hosts come (PvmHostAdd: a
    /// count and as many tids; `cnt` messages, -1 for ever, 0 none; `tids` unused). PvmNotifyCancel
    /// added delivers the message now. There are no direct links here: PvmRouteAdd never has
    /// anything to tell, PvmRouteDelete (two ints, the tid and -1) tells it at once. PvmBadParam.
    public static int pvm_notify(int what, int tag, int cnt, int @Nullable [] tids) {
        return Call.enrolled("pvm_notify", s -> Notifying.notify(s, what, tag, cnt, tids));
    }

    /// The hosts in the order in which they joined, their number, and the number of data formats
    /// (1).
    public static int pvm_config(
            int @Nullable [] nhost,
            int @Nullable [] narch,
            PvmHostInfo @Nullable [] @Nullable [] hosts) {
        return Call.enrolled("pvm_config", s -> Listing.config(s.port, nhost, narch, hosts));
    }

    /// Sets an option of this task and returns its old value, which is not an error even if it is
    /// negative. PvmBadParam for a value out of range and an option that there is not; PvmNotImpl
    /// for PvmPollType, PvmPollTime, PvmSelfOutputContext and PvmSelfTraceContext.
    /// - PvmRoute 1..3 and PvmDebugMask are kept, without effect, as is PvmFragSize (52..1048576
    ///   bytes) but for the form of nested messages;
    /// - PvmAutoErr: 0 prints no errors, 2 and 3 end the task (not the host) by one;
    /// - PvmResvTids: not 0 switches off the checks of tags and destinations;
    /// - PvmOutputTid and PvmTraceTid take 0, the own tid and where the task's own go; setting
    ///   PvmSelfOutputTid or PvmSelfTraceTid sets them, their codes and contexts, too;
    /// - PvmTraceOptions and PvmSelfTraceOptions take 1..3. Nothing is traced.
    public static int pvm_setopt(int what, int val) {
        return Call.value(
                "pvm_setopt",
                s -> {
                    int wrong = s.options.check(what, val);
                    return wrong == PvmOk ? s.set(what, val) : s.errors.fail("pvm_setopt", wrong);
                });
    }

    /// The value of an option; PvmBadParam for those that there are not, PvmPollType and
    /// PvmPollTime among them.
    public static int pvm_getopt(int what) {
        return Call.value(
                "pvm_getopt",
                s -> {
                    OptionalInt value = s.options.get(what);
                    return value.isPresent()
                            ? value.getAsInt()
                            : s.errors.fail("pvm_getopt", PvmBadParam);
                });
    }

    /// Stores a trace mask, this task's (PvmTaskSelf) or that of tasks it spawns (PvmTaskChild).
    /// PvmBadParam.
    public static int pvm_gettmask(int who, @Nullable String @Nullable [] mask) {
        return Call.local("pvm_gettmask", s -> s.traceMasks.get(who, mask));
    }

    /// Sets a trace mask, 35 printable characters. It is kept and handed on; nothing is traced.
    /// PvmBadParam.
    public static int pvm_settmask(int who, @Nullable String mask) {
        return Call.local("pvm_settmask", s -> s.traceMasks.set(who, mask));
    }

    /// Has an environment variable handed on to tasks spawned from now on. Always 0.
    public static int pvm_export(@Nullable String name) {
        return Call.local(
                "pvm_export",
                s -> {
                    s.environment.export(name);
                    return PvmOk;
                });
    }

    /// Undoes [#pvm_export]. Always 0.
    public static int pvm_unexport(@Nullable String name) {
        return Call.local(
                "pvm_unexport",
                s -> {
                    s.environment.unexport(name);
                    return PvmOk;
                });
    }

    /// Stores a number for the connection to the virtual machine; it names nothing that could be
    /// selected on. How many there are: 1.
    public static int pvm_getfds(int @Nullable [] @Nullable [] fds) {
        return Call.member("pvm_getfds", s -> Listing.connections(fds));
    }

    /// Prints `msg` and the text of the last error on System.err. Always 0.
    public static int pvm_perror(@Nullable String msg) {
        String label = msg == null ? "(null)" : msg;
        ErrorReport.current().print(label + ": " + pvm_strerror());
        return PvmOk;
    }

    /// The text of the last error.
    public static String pvm_strerror() {
        return ErrorText.of(pvm_errno());
    }

    /// The version of PVM whose interface this is.
    public static String pvm_version() {
        return PVM_VER;
    }

    /// The task's last error code, 0 before the first; success does not clear it.
    public static int pvm_errno() {
        return ErrorReport.current().last();
    }
}
