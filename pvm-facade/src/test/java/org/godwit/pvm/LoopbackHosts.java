package org.godwit.pvm;

import org.godwit.host.BadHostLineException;
import org.godwit.host.HostFate;
import org.godwit.host.HostFate.Kind;
import org.godwit.host.HostInfo;
import org.godwit.host.HostLine;
import org.godwit.port.MachineCall;
import org.godwit.task.Tid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The host table of a [LoopbackMachine]: hosts that are but names.
final class LoopbackHosts {

    private final List<HostInfo> hosts = new ArrayList<>(List.of(LoopbackMachine.HOST));
    private final Map<MachineCall.Role, Tid> roles = new HashMap<>();
    private int last = 1;

    synchronized List<HostInfo> table() {
        return List.copyOf(hosts);
    }

    synchronized <A> A ask(MachineCall<A> call) {
        Object answer =
                switch (call) {
                    case MachineCall.AddHosts c ->
                            new MachineCall.Hosts(
                                    false, c.lines().stream().map(this::add).toList());
                    case MachineCall.DeleteHosts c ->
                            new MachineCall.Hosts(
                                    false, c.names().stream().map(this::delete).toList());
                    case MachineCall.ClockOf c ->
                            hosts.stream().anyMatch(h -> h.tid().equals(c.host()))
                                    ? new MachineCall.Clock(true, 7_000_005, -1)
                                    : new MachineCall.Clock(false, 0, 0);
                    case MachineCall.TakeRole c -> take(c.role());
                    case MachineCall.DeclareFailed c -> {
                        hosts.removeIf(h -> h.tid().equals(c.host()));
                        yield new MachineCall.Done();
                    }
                    case MachineCall.Halt _ -> new MachineCall.Done();
                };
        return call.answer().cast(answer);
    }

    private HostFate add(String text) {
        HostLine line;
        try {
            line = HostLine.parse(text);
        } catch (BadHostLineException e) {
            return HostFate.refused(Kind.BAD_LINE, String.valueOf(e.getMessage()));
        }
        if (!line.isNameWellFormed()) {
            return HostFate.refused(Kind.NO_SUCH_HOST, text);
        }
        if (named(line.name()).isPresent()) {
            return HostFate.refused(Kind.DUPLICATE, text);
        }
        Tid tid = Tid.ofHost(++last);
        HostInfo first = LoopbackMachine.HOST;
        hosts.add(new HostInfo(tid, line.name(), first.arch(), "", first.pid(), line.speed()));
        return HostFate.done(tid);
    }

    private HostFate delete(String name) {
        Optional<HostInfo> host = named(name);
        if (host.isEmpty()) {
            return HostFate.refused(Kind.NO_SUCH_HOST, name);
        }
        if (host.get().equals(LoopbackMachine.HOST)) {
            return HostFate.refused(Kind.MASTER, name);
        }
        hosts.remove(host.get());
        return HostFate.done(host.get().tid());
    }

    private Optional<HostInfo> named(String name) {
        return hosts.stream().filter(h -> h.name().equals(name)).findFirst();
    }

    /// Only the first task that is started by hand asks here.
    private MachineCall.RoleTaken take(MachineCall.Role role) {
        Tid nobody = new Tid(0);
        Tid task = Tid.guest(1, 1);
        Tid before = roles.getOrDefault(role, nobody);
        boolean back = before.equals(task) && role != MachineCall.Role.RESOURCE_MANAGER;
        roles.put(role, back ? nobody : task);
        return new MachineCall.RoleTaken(roles.getOrDefault(role, nobody), before, true);
    }
}
