package org.godwit.cluster.master;

import org.apache.pekko.actor.typed.ActorRef;
import org.godwit.cluster.processor.ProcessorCommand;
import org.godwit.cluster.processor.ProcessorCommand.Gathered;
import org.godwit.cluster.wire.Wire;
import org.godwit.host.HostInfo;
import org.godwit.host.HostLine;
import org.godwit.task.TaskEnd;
import org.godwit.task.Tid;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/// What the master tells a host.
public sealed interface HostCommand extends Wire {

    /// You are known by this tid; these are the hosts.
    record Registered(Tid host, List<HostInfo> hosts) implements HostCommand {}

    /// You cannot join.
    record NotWanted(String reason) implements HostCommand {}

    /// A task is over (every host is told, once per task and master).
    ///
    /// @param lines that it has written
    record Ended(Tid tid, TaskEnd end, int status, String reason, long lines)
            implements HostCommand {}

    /// These tasks will come to you: what the journal holds of them can be read already.
    record Expect(List<Expected> tasks) implements HostCommand {}

    /// @param from the first sequence number that is worth reading: what comes before will very
    ///   likely be obsolete
    record Expected(Tid tid, long from) {}

    /// This task will come to you, and these of its events are on their way into the journal: what
    /// they refer to can be read already.
    ///
    /// @param first the sequence number of the first
    record Prefetch(Tid tid, long first, List<ByteBuffer> events) implements HostCommand {}

    /// What concerns all tasks of a container that move together, and what they report in answer.
    /// Repeated for those of which nothing has been heard.
    sealed interface OfMove extends HostCommand {
        long moveId();

        List<Tid> tasks();

        ActorRef<Gathered> replyTo();
    }

    /// Have these tasks close.
    ///
    /// @param codes see [ProcessorCommand.Prepare]
    record PrepareTasks(
            long moveId, List<Tid> tasks, Map<String, String> codes, ActorRef<Gathered> replyTo)
            implements OfMove {}

    /// Have these tasks be there, that come to you.
    record WakeTasks(long moveId, List<Tid> tasks, ActorRef<Gathered> replyTo) implements OfMove {}

    /// What code do you have for these programs?
    record CodesOf(List<String> programs, ActorRef<Codes> replyTo) implements HostCommand {}

    /// The answer.
    ///
    /// @param byProgram the fingerprint of a program's code; "" if it is not woven; nothing if it
    ///   is not there
    record Codes(Map<String, String> byProgram) implements Wire {}

    /// People should know this.
    record Note(String text) implements HostCommand {}

    /// You are drained: leave.
    record Leave() implements HostCommand {}

    /// The virtual machine is halted: end at once.
    record Halt() implements HostCommand {}

    /// Have these hosts started; each is reported by [MasterCommand.HostStarted].
    record StartHosts(List<HostLine> hosts, ActorRef<MasterCommand> replyTo)
            implements HostCommand {}

    /// What time is it?
    record ClockOf(ActorRef<MasterCommand.ClockReading> replyTo) implements HostCommand {}

    /// A task has halted the virtual machine: have all of it ended.
    record EndMachine() implements HostCommand {}
}
