package org.godwit.pvm;

import org.godwit.host.HostFate;
import org.godwit.host.HostInfo;
import org.godwit.port.MachineCall;
import org.godwit.port.MachineCall.Role;
import org.godwit.port.MachineCall.RoleTaken;
import org.godwit.port.TaskUnwound;
import org.godwit.task.Tid;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/// The calls about hosts, and the roles that a task can take: C's arrays to questions, answers to
/// C's arrays.
final class HostCalls {

    private static final long MICROS = 1_000_000;
    private static final int NOTHING = 0;

    private HostCalls() {}

    static int add(
            TaskSession session,
            @Nullable String @Nullable [] names,
            int count,
            int @Nullable [] infos) {
        if (isUnusable(names, count, infos)) {
            return Pvm.PvmBadParam;
        }
        return store(session.port.ask(new MachineCall.AddHosts(first(names, count))), infos);
    }

    static int delete(
            TaskSession session,
            @Nullable String @Nullable [] names,
            int count,
            int @Nullable [] infos) {
        if (isUnusable(names, count, infos)) {
            return Pvm.PvmBadParam;
        }
        MachineCall.Hosts answer =
                session.port.ask(new MachineCall.DeleteHosts(first(names, count)));
        int removed = store(answer, infos);
        for (int i = 0; infos != null && i < count; i++) {
            infos[i] = Math.min(infos[i], Pvm.PvmOk);
        }
        return removed;
    }

    private static boolean isUnusable(
            @Nullable String @Nullable [] names, int count, int @Nullable [] infos) {
        return names == null
                || count < 1
                || names.length < count
                || (infos != null && infos.length < count);
    }

    /// No name is the empty one.
    private static List<String> first(@Nullable String @Nullable [] names, int count) {
        return names == null
                ? List.of()
                : Arrays.stream(names).limit(count).map(n -> n == null ? "" : n).toList();
    }

    private static int store(MachineCall.Hosts answer, int @Nullable [] infos) {
        if (answer.busy()) {
            return Pvm.PvmAlready;
        }
        List<HostFate> fates = answer.fates();
        for (int i = 0; infos != null && i < fates.size(); i++) {
            infos[i] = code(fates.get(i));
        }
        return (int) fates.stream().filter(HostFate::isDone).count();
    }

    private static int code(HostFate fate) {
        return switch (fate.kind()) {
            case DONE -> fate.host().value();
            case BAD_LINE, MASTER -> Pvm.PvmBadParam;
            case NO_SUCH_HOST -> Pvm.PvmNoHost;
            case DUPLICATE -> Pvm.PvmDupHost;
            case CANNOT_START -> Pvm.PvmCantStart;
        };
    }

    static int status(TaskSession session, @Nullable String host) {
        if (host == null || host.isEmpty()) {
            return Pvm.PvmBadParam;
        }
        boolean known = session.port.hosts().stream().anyMatch(h -> h.name().equals(host));
        return known ? Pvm.PvmOk : Pvm.PvmNoHost;
    }

    /// The data signature of an architecture.
    static int signature(TaskSession session, @Nullable String arch) {
        if (arch == null) {
            return Pvm.PvmBadParam;
        }
        List<HostInfo> hosts = session.port.hosts();
        return hosts.stream().anyMatch(h -> h.arch().equals(arch))
                ? MessageBuffer.SIGNATURE_RAW
                : Pvm.PvmNotFound;
    }

    /// Any tid with a host part names its host.
    static int clock(
            TaskSession session, int host, long @Nullable [] clock, long @Nullable [] delta) {
        if (isTooShort(clock) || isTooShort(delta)) {
            return Pvm.PvmBadParam;
        }
        Tid asked = new Tid(host & Tid.HOST_MASK);
        MachineCall.Clock answer = session.port.ask(new MachineCall.ClockOf(asked));
        if (!answer.known()) {
            return Pvm.PvmNoHost;
        }
        storeTime(clock, answer.micros());
        storeTime(delta, answer.deltaMicros());
        return Pvm.PvmOk;
    }

    private static boolean isTooShort(long @Nullable [] time) {
        return time != null && time.length < 2;
    }

    /// The sign is the seconds'; microseconds are never negative.
    private static void storeTime(long @Nullable [] out, long micros) {
        if (out != null) {
            out[0] = Math.floorDiv(micros, MICROS);
            out[1] = Math.floorMod(micros, MICROS);
        }
    }

    static int halt(TaskSession session) {
        MachineCall.Done _ = session.port.ask(new MachineCall.Halt());
        session.port.kill(new Tid(session.self()));
        throw TaskUnwound.INSTANCE;
    }

    /// A second call gives the role back.
    static int take(TaskSession session, Role role) {
        RoleTaken taken = session.port.ask(new MachineCall.TakeRole(role));
        int self = session.self();
        if (role == Role.HOSTER && !taken.onMaster()) {
            return Pvm.PvmHostrNMstr;
        }
        boolean changed = taken.holder().value() == self || taken.before().value() == self;
        return changed ? Pvm.PvmOk : Pvm.PvmAlready;
    }

    /// The resource manager until now, 0 if there was none or it is the task itself.
    static int takeResources(TaskSession session, PvmHostInfo @Nullable [] @Nullable [] hosts) {
        if (Numbers.noRoom(hosts)) {
            return Pvm.PvmBadParam;
        }
        RoleTaken taken = session.port.ask(new MachineCall.TakeRole(Role.RESOURCE_MANAGER));
        if (hosts != null) {
            hosts[0] = Listing.hosts(session.port);
        }
        int before = taken.before().value();
        return before == session.self() ? NOTHING : before;
    }
}
