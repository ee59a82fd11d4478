package org.godwit.cluster.master;

import org.apache.pekko.actor.typed.ActorRef;
import org.godwit.cluster.processor.ProcessorCommand.Report;
import org.godwit.cluster.wire.Wire;
import org.godwit.host.HostFate;
import org.godwit.host.HostInfo;
import org.godwit.migration.MoveReport;
import org.godwit.port.MachineCall;
import org.godwit.task.Durability;
import org.godwit.task.Inherited;
import org.godwit.task.TaskEnd;
import org.godwit.task.TaskInfo;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the master is told.
public sealed interface MasterCommand {

    /// A host is there and can take work. Repeated every second; answered with
    /// [HostCommand.Registered].
    ///
    /// @param process the address and what tells this process from an earlier one there
    record Register(
            String name,
            String address,
            String process,
            String arch,
            long pid,
            int speed,
            int http,
            ActorRef<HostCommand> host)
            implements MasterCommand, Wire {}

    /// @param requester the spawning task, or [Tid#DAEMON]
    /// @param where "" for any host, else a name; `complement`: any other
    record Spawn(
            Tid requester,
            long call,
            String program,
            List<String> argv,
            int count,
            String where,
            boolean complement,
            boolean hideParent,
            Durability durability,
            Inherited inherited,
            Tid askedFrom,
            ActorRef<Spawned> replyTo)
            implements MasterCommand, Wire {}

    /// The task of a service, started if there is none. Answered with [Spawned].
    ///
    /// @param program its name among the hosts' programs
    record Service(String program, ActorRef<Spawned> replyTo) implements MasterCommand, Wire {}

    record SpecOf(Tid tid, ActorRef<SpecAnswer> replyTo) implements MasterCommand, Wire {}

    /// This incarnation has ended without having been told to. From its own host, whoever woke it
    /// last.
    record Fallen(Tid tid, int incarnation) implements MasterCommand, Wire {}

    record TaskOver(Tid tid, TaskEnd end, int status, String reason, long lines)
            implements MasterCommand, Wire {}

    record Kill(Tid tid, ActorRef<Ok> replyTo) implements MasterCommand, Wire {}

    record Hosts(ActorRef<HostList> replyTo) implements MasterCommand, Wire {}

    record Tasks(ActorRef<TaskList> replyTo) implements MasterCommand, Wire {}

    /// @param to a host's name, "" for any other than the one it is on
    record Move(Tid tid, String to, ActorRef<Moved> replyTo) implements MasterCommand, Wire {}

    record Rebalance(ActorRef<Moved> replyTo) implements MasterCommand, Wire {}

    record Drain(String host, long deadlineMillis, ActorRef<Moved> replyTo)
            implements MasterCommand, Wire {}

    /// Moves an empty entity `count` times, for comparison.
    record MoveEmpty(int count, ActorRef<Moved> replyTo) implements MasterCommand, Wire {}

    record Halt(ActorRef<Ok> replyTo) implements MasterCommand, Wire {}

    /// Hosts are to be added: a host line each. Answered with [HostFates].
    ///
    /// @param call with `requester` the name of this request for life
    record AddHosts(Tid requester, long call, List<String> lines, ActorRef<HostFates> replyTo)
            implements MasterCommand, Wire {}

    /// One that was to be started takes work, or cannot.
    record HostStarted(String name, HostFate fate) implements MasterCommand, Wire {}

    /// Hosts are to be removed, with the tasks on them. Answered with [HostFates].
    record DeleteHosts(Tid requester, long call, List<String> names, ActorRef<HostFates> replyTo)
            implements MasterCommand, Wire {}

    /// The clock of a host. Answered with [ClockReading].
    record ClockOf(Tid host, ActorRef<ClockReading> replyTo) implements MasterCommand, Wire {}

    /// All tasks are to end, then the virtual machine.
    record EndAll(ActorRef<Ok> replyTo) implements MasterCommand, Wire {}

    /// A host is to be treated as if it had failed.
    record Fail(Tid host, ActorRef<Ok> replyTo) implements MasterCommand, Wire {}

    /// A task takes a role, or gives it back. Answered with [RoleTaken].
    record TakeRole(Tid requester, long call, MachineCall.Role role, ActorRef<RoleTaken> replyTo)
            implements MasterCommand, Wire {}

    // --- from this host only

    /// A VP's actor reports.
    record Reported(Report report) implements MasterCommand {}

    /// The container's tasks cannot go on where they were moved to: move them to this host.
    record SendBack(int container, Tid host) implements MasterCommand {}

    /// A host has this code for programs.
    record Coded(Tid host, Map<String, String> byProgram) implements MasterCommand {}

    record HandedOff(List<MoveReport> reports) implements MasterCommand {}

    record HostGone(String address) implements MasterCommand {}

    record Beat() implements MasterCommand {}

    /// Time to see to what is no longer needed.
    record Tidy() implements MasterCommand {}

    // --- answers

    /// @param busy another addition is under way; nothing was done
    record HostFates(boolean busy, List<HostFate> fates) implements Wire {}

    /// @param known whether there is such a host
    /// @param micros its wall clock, since 1970
    record ClockReading(boolean known, long micros) implements Wire {}

    record RoleTaken(Tid holder, Tid before, boolean onMaster) implements Wire {}

    /// @param refused the name of the reason, "" if spawned
    record Spawned(List<Tid> tids, String refused, String explanation) implements Wire {}

    record SpecAnswer(Optional<TaskSpec> spec) implements Wire {}

    record HostList(List<HostEntry> hosts) implements Wire {}

    /// A host as consoles see it.
    record HostEntry(HostInfo info, int http, int tasks, boolean draining) implements Wire {}

    /// @param unplaced those of them that have no place now
    record TaskList(List<TaskInfo> tasks, List<Unplaced> unplaced) implements Wire {}

    /// @param millis for how long it has had none
    record Unplaced(Tid tid, long millis) implements Wire {}

    /// @param refused "" unless nothing was even tried
    record Moved(List<MoveReport> reports, String refused) implements Wire {}

    record Ok(String refused) implements Wire {}
}
