package org.godwit.port;

import org.godwit.host.HostFate;
import org.godwit.task.Tid;

import java.util.List;

/// What a task wants of the virtual machine as a whole; see [TaskPort#ask].
///
/// @param <A> the answer, journaled and so the same in every replay
public sealed interface MachineCall<A> {

    /// The answer's class.
    Class<A> answer();

    /// Adds hosts, each named by a line (see [org.godwit.host.HostLine]). Waits until all of them
    /// take work or cannot. One addition at a time: the answer to another is `busy`.
    record AddHosts(List<String> lines) implements MachineCall<Hosts> {
        public AddHosts {
            lines = List.copyOf(lines);
        }

        @Override
        public Class<Hosts> answer() {
            return Hosts.class;
        }
    }

    /// Removes hosts by their names: their tasks end, then they leave. Waits until they are gone.
    record DeleteHosts(List<String> names) implements MachineCall<Hosts> {
        public DeleteHosts {
            names = List.copyOf(names);
        }

        @Override
        public Class<Hosts> answer() {
            return Hosts.class;
        }
    }

    /// One fate for each name, in order.
    ///
    /// @param busy another addition is under way; nothing was done
    record Hosts(boolean busy, List<HostFate> fates) {
        public Hosts {
            fates = List.copyOf(fates);
        }
    }

    /// The clock of a host.
    record ClockOf(Tid host) implements MachineCall<Clock> {
        @Override
        public Class<Clock> answer() {
            return Clock.class;
        }
    }

    /// @param known whether there is such a host; else the rest is 0
    /// @param micros its wall clock, since 1970
    /// @param deltaMicros how much more the asking host's showed in the middle of the question
    record Clock(boolean known, long micros, long deltaMicros) {}

    /// Ends all tasks, the asking one too, and then the virtual machine.
    record Halt() implements MachineCall<Done> {
        @Override
        public Class<Done> answer() {
            return Done.class;
        }
    }

    record Done() {}

    /// Puts a host out of the virtual machine as if it had failed.
    record DeclareFailed(Tid host) implements MachineCall<Done> {
        @Override
        public Class<Done> answer() {
            return Done.class;
        }
    }

    /// Takes a role, or gives it back if the task has it.
    record TakeRole(Role role) implements MachineCall<RoleTaken> {
        @Override
        public Class<RoleTaken> answer() {
            return RoleTaken.class;
        }
    }

    /// Tasks that do something for the virtual machine.
    enum Role {
        RESOURCE_MANAGER,
        HOSTER,
        TASKER,
        TRACER
    }

    /// @param holder who has it now, 0 for nobody
    /// @param before who had it before, 0 for nobody
    /// @param onMaster whether the asking task is on the first host
    record RoleTaken(Tid holder, Tid before, boolean onMaster) {}
}
