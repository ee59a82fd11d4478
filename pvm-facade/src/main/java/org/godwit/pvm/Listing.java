package org.godwit.pvm;

import org.godwit.host.HostInfo;
import org.godwit.port.TaskPort;
import org.godwit.task.TaskInfo;
import org.godwit.task.Tid;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Predicate;

/// pvm_config, pvm_tasks, pvm_pstat, pvm_siblings: what there is in the virtual machine.
final class Listing {

    private static final int CONNECTION = 3;
    private static final int FLAG_CONNECTED = 4;
    private static final int FLAG_SPAWNED_CONNECTED = 6;

    private Listing() {}

    static int config(
            TaskPort port,
            int @Nullable [] hostCount,
            int @Nullable [] archCount,
            PvmHostInfo @Nullable [] @Nullable [] out) {
        if (Numbers.noRoom(hostCount) || Numbers.noRoom(archCount) || Numbers.noRoom(out)) {
            return Pvm.PvmBadParam;
        }
        List<HostInfo> hosts = port.hosts();
        Numbers.store(hostCount, hosts.size());
        Numbers.store(archCount, 1); // data formats, of which a JVM has one
        if (out != null) {
            out[0] = lines(hosts);
        }
        return Pvm.PvmOk;
    }

    static PvmHostInfo[] hosts(TaskPort port) {
        return lines(port.hosts());
    }

    private static PvmHostInfo[] lines(List<HostInfo> hosts) {
        return hosts.stream().map(Listing::line).toArray(PvmHostInfo[]::new);
    }

    private static PvmHostInfo line(HostInfo host) {
        return new PvmHostInfo(
                host.tid().value(),
                host.name(),
                host.arch(),
                host.speed(),
                MessageBuffer.SIGNATURE_RAW);
    }

    static int tasks(
            TaskPort port,
            int where,
            int @Nullable [] count,
            PvmTaskInfo @Nullable [] @Nullable [] out) {
        if (Numbers.noRoom(count) || Numbers.noRoom(out)) {
            return Pvm.PvmBadParam;
        }
        Tid asked = new Tid(where);
        if (where != 0 && !isPlaceKnown(port, asked)) {
            return Pvm.PvmNoHost;
        }
        PvmTaskInfo[] found =
                port.tasks().stream()
                        .filter(where == 0 ? t -> true : isAt(asked))
                        .map(Listing::line)
                        .toArray(PvmTaskInfo[]::new);
        Numbers.store(count, found.length);
        if (out != null) {
            out[0] = found;
        }
        return Pvm.PvmOk;
    }

    /// The host of a task's tid need not be there any more: the task may have moved on.
    private static boolean isPlaceKnown(TaskPort port, Tid asked) {
        return asked.isTask() || port.hosts().stream().anyMatch(h -> h.tid().equals(asked));
    }

    /// A host's tid means what runs there, a task's that task.
    private static Predicate<TaskInfo> isAt(Tid asked) {
        return asked.isTask() ? t -> t.tid().equals(asked) : t -> t.host().equals(asked);
    }

    private static PvmTaskInfo line(TaskInfo task) {
        boolean byHand = task.tid().isGuest();
        return new PvmTaskInfo(
                task.tid().value(),
                task.parent().map(Tid::value).orElse(0),
                task.host().value(),
                byHand ? FLAG_CONNECTED : FLAG_SPAWNED_CONNECTED,
                byHand ? "" : task.program(),
                (int) task.pid());
    }

    static int status(TaskPort port, int tid) {
        if (!Numbers.isTask(tid)) {
            return Pvm.PvmBadParam;
        }
        Tid task = new Tid(tid);
        return task.isTask() && port.isRunning(task) ? Pvm.PvmOk : Pvm.PvmNoTask;
    }

    static int siblings(TaskPort port, int @Nullable [] @Nullable [] out) {
        if (out == null || out.length == 0) {
            return Pvm.PvmBadParam;
        }
        List<Tid> listed = port.spec().siblings();
        List<Tid> siblings = listed.isEmpty() ? List.of(port.spec().tid()) : listed;
        out[0] = siblings.stream().mapToInt(Tid::value).toArray();
        return siblings.size();
    }

    /// The number of the connection is that of the first file that C programs open themselves.
    static int connections(int @Nullable [] @Nullable [] out) {
        if (Numbers.noRoom(out)) {
            return Pvm.PvmBadParam;
        }
        if (out != null) {
            out[0] = new int[] {CONNECTION};
        }
        return 1;
    }

    static int parent(TaskPort port) {
        if (port.spec().parentHidden()) {
            return Pvm.PvmParentNotSet;
        }
        return port.spec().parent().map(Tid::value).orElse(Pvm.PvmNoParent);
    }

    /// pvm_kill; its error is first one of pvm_sendsig, as in PVM.
    static int kill(TaskSession session, int tid) {
        TaskPort port = session.port;
        if (!Numbers.isTask(tid)) {
            return session.errors.fail("pvm_sendsig", Pvm.PvmBadParam);
        }
        Tid task = new Tid(tid);
        if (task.isTask()) {
            port.kill(task);
        }
        return Pvm.PvmOk;
    }
}
