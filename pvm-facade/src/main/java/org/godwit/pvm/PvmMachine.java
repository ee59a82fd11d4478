package org.godwit.pvm;

import org.godwit.port.MachineCall.Role;
import org.jspecify.annotations.Nullable;

/// Hosts and the virtual machine as a whole (API.md 4.12). Part of [Pvm]; programs name only that.
@SuppressWarnings("MemberName") // the names are PVM's
public abstract sealed class PvmMachine extends PvmMailbox permits Pvm {

    PvmMachine() {}

    /// Adds hosts, one for each of the first `count` names (`"name option=value ..."`, as in a host
    /// file). Returns how many now take work; `infos` (null allowed) gets their tids, or
    /// PvmBadParam (the line is none, or has an option that there is not), PvmNoHost (no host can
    /// have that name), PvmDupHost, PvmCantStart. Waits until all of them take work or cannot.
    /// PvmBadParam, PvmAlready (another addition is under way).
    ///
    /// A host is a JVM on this machine, whatever its name is.
    public static int pvm_addhosts(
            @Nullable String @Nullable [] names, int count, int @Nullable [] infos) {
        return Call.enrolled("pvm_addhosts", s -> HostCalls.add(s, names, count, infos));
    }

    /// Removes hosts: their tasks are killed, then they leave. Returns how many have gone; `infos`
    /// (null allowed) gets PvmOk, PvmNoHost, PvmDupHost (named twice) or PvmBadParam (the first
    /// host). To have the tasks moved instead, drain the host (`./pvm drain`).
    public static int pvm_delhosts(
            @Nullable String @Nullable [] names, int count, int @Nullable [] infos) {
        return Call.enrolled("pvm_delhosts", s -> HostCalls.delete(s, names, count, infos));
    }

    /// PvmOk if a host of that name is part of the virtual machine, PvmNoHost (not printed) if not;
    /// PvmBadParam for no name.
    public static int pvm_mstat(@Nullable String host) {
        return Call.enrolled("pvm_mstat", s -> HostCalls.status(s, host));
    }

    /// The signature of an architecture's data format; PvmNotFound if no host has it.
    public static int pvm_archcode(@Nullable String arch) {
        return Call.enrolled("pvm_archcode", s -> HostCalls.signature(s, arch));
    }

    /// Stores the clock of a host, as seconds since 1970 and microseconds, and how far the caller's
    /// host is ahead of it. `host` is any tid with its host part. PvmNoHost; PvmBadParam for an
    /// array shorter than 2.
    public static int pvm_hostsync(int host, long @Nullable [] clk, long @Nullable [] delta) {
        return Call.enrolled("pvm_hostsync", s -> HostCalls.clock(s, host, clk, delta));
    }

    /// Ends all tasks, the calling one too, and then the virtual machine. Does not return.
    public static int pvm_halt() {
        return Call.enrolled("pvm_halt", HostCalls::halt);
    }

    /// PvmDupHost: a task is part of a virtual machine that runs. PvmCantStart outside of any task,
    /// where `./pvm start` starts one.
    public static int pvm_start_pvmd(int argc, @Nullable String @Nullable [] argv, int block) {
        TaskSession session = TaskSession.current();
        ErrorReport errors = session == null ? ErrorReport.current() : session.errors;
        return errors.fail("pvm_start_pvmd", session == null ? PvmCantStart : PvmDupHost);
    }

    /// Takes the role of the resource manager, which is asked nothing here. Returns the tid that
    /// had it before, else 0; `hosts` (null allowed) gets the hosts.
    public static int pvm_reg_rm(PvmHostInfo @Nullable [] @Nullable [] hosts) {
        return Call.enrolled("pvm_reg_rm", s -> HostCalls.takeResources(s, hosts));
    }

    /// Takes the role of the task starter of this host, which is asked nothing here; the second
    /// call gives it back. PvmAlready if another task has it.
    public static int pvm_reg_tasker() {
        return Call.enrolled("pvm_reg_tasker", s -> HostCalls.take(s, Role.TASKER));
    }

    /// Takes the role of the host starter, which is asked nothing here; the second call gives it
    /// back. PvmAlready if another task has it, PvmHostrNMstr on another host than the first.
    public static int pvm_reg_hoster() {
        return Call.enrolled("pvm_reg_hoster", s -> HostCalls.take(s, Role.HOSTER));
    }

    /// Takes the role of the tracer, to whom nothing is sent here; the second call gives it back.
    /// PvmAlready if another task has it.
    public static int pvm_reg_tracer(
            int tctx, int ttag, int octx, int otag, @Nullable String tmask, int tbuf, int topt) {
        return Call.enrolled("pvm_reg_tracer", s -> HostCalls.take(s, Role.TRACER));
    }

    /// Sends a signal to a task. 9 and 15 end it; the others are handled as [PvmSignals] says, and
    /// 0 does nothing. Fine if there is no such task or no such signal; PvmBadParam if `tid` is not
    /// a task's.
    public static int pvm_sendsig(int tid, int signum) {
        return Call.enrolled("pvm_sendsig", s -> s.signals.send(tid, signum));
    }

    /// Collects what tasks write that are spawned from now on, and what their children write; null
    /// ends that for later ones. Each line comes as `[tTID] text` between `[tTID] BEGIN` and
    /// `[tTID] EOF`, or as it is if PvmShowTids is 0; it is printed to `f` while this task is
    /// inside a call that receives or probes. pvm_exit waits for the end of all of them unless
    /// collecting has been ended. Always 0.
    ///
    /// The stream is the task's: System.out and one that ends in memory move with it, one that ends
    /// in a file pins it.
    public static int pvm_catchout(java.io.@Nullable PrintStream f) {
        return Call.enrolled("pvm_catchout", s -> s.output.into(f));
    }

    /// What is left of PVM's debugging door: 5 and 6 get and set the task's PvmDebugMask, 8 puts
    /// the host out whose tid is `args[1]`, as if it had failed; the others do nothing. Always 0;
    /// PvmBadParam for fewer than 1 or more than 10 arguments.
    public static int pvm_tickle(
            int narg, int @Nullable [] args, int @Nullable [] nresp, int @Nullable [] resp) {
        return Call.enrolled("pvm_tickle", s -> Tickle.answer(s, narg, args, nresp, resp));
    }
}
