package org.godwit.console.torture;

import org.godwit.console.client.Json;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmClient;
import org.godwit.console.client.VmState;
import org.godwit.console.machine.Machine;
import org.godwit.console.machine.MachineEvent;
import org.godwit.console.torture.plain.Cast;
import org.godwit.console.torture.plain.PlainHost;
import org.godwit.console.torture.plain.Standing;
import org.godwit.console.torture.plain.Tally;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// The counting workload on plain Pekko sharding: tells the hosts when to begin and end, and asks
/// senders and counters how things stand when nothing moves any more.
final class PlainCounting implements Workload {

    private static final int ORDER_SECONDS = 60;
    private static final int END_SECONDS = 180;
    private static final int QUIET_SECONDS = 10;
    private static final int LOOK_MILLIS = 500;

    private final Cast cast;
    private final Map<String, Standing> standings = new TreeMap<>();

    PlainCounting(Cast cast) {
        this.cast = cast;
    }

    @Override
    public void printed(MachineEvent.Output output) {
        // they do not print
    }

    @Override
    public void ended(MachineEvent.TaskEnded ended) {
        // nor end
    }

    @Override
    public void begin(Machine machine) throws InterruptedException {
        order(machine, PlainHost.BEGIN);
    }

    private void order(Machine machine, String what) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ORDER_SECONDS);
        while (true) {
            try {
                List<String> unused =
                        machine.client().spawn(new VmClient.Spawn(what, List.of(), 1, "", ""));
                return;
            } catch (RefusedException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
    }

    @Override
    public void refill(Machine machine) {
        // none ends before its time
    }

    @Override
    public List<String> finish(Machine machine) throws InterruptedException {
        order(machine, PlainHost.END);
        long now = System.nanoTime();
        long deadline = now + TimeUnit.SECONDS.toNanos(END_SECONDS);
        long changed = now;
        while (now < deadline
                && (stuck() > 0 || now - changed < TimeUnit.SECONDS.toNanos(QUIET_SECONDS))) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            now = System.nanoTime();
            if (look(machine)) {
                changed = now;
            }
        }
        return List.of();
    }

    /// Whether anything is new.
    private boolean look(Machine machine) {
        List<VmState.Host> hosts = machine.hosts();
        if (hosts.isEmpty()) {
            return false;
        }
        Map<String, Standing> now = new HashMap<>();
        try {
            // whichever host: it asks everybody
            machine.client(hosts.getFirst().name())
                    .processors()
                    .forEach((id, text) ->
                            now.put(id, Json.record(Json.parse(text), Standing.class)));
        } catch (RefusedException _) {
            return false;
        }
        synchronized (this) {
            boolean isNew =
                    now.entrySet().stream()
                            .anyMatch(e -> !e.getValue().equals(standings.get(e.getKey())));
            standings.putAll(now);
            return isNew;
        }
    }

    @Override
    public synchronized Counted counted() {
        return sum(cast, standings);
    }

    /// What all counters have counted, of what all senders say that they sent.
    static Counted sum(Cast cast, Map<String, Standing> standings) {
        long sent = 0;
        long delivered = 0;
        long lost = 0;
        long duplicated = 0;
        long reordered = 0;
        for (String sender : cast.senders()) {
            int each = standings.containsKey(sender) ? standings.get(sender).sent() : 0;
            for (String counter : cast.countersOf(sender)) {
                sent += each;
                Tally tally =
                        standings.containsKey(counter)
                                ? standings.get(counter).tally(sender)
                                : Tally.NOTHING;
                delivered += tally.delivered();
                lost += tally.lost(each);
                duplicated += tally.duplicated();
                reordered += tally.reordered();
            }
        }
        return new Counted(sent, delivered, lost, duplicated, reordered);
    }

    @Override
    public synchronized int right() {
        return cast.all().size() - stuck();
    }

    /// Those that do not answer, and senders that still wait for answers.
    @Override
    public synchronized int stuck() {
        List<String> stuck = new ArrayList<>();
        for (String id : cast.all()) {
            Standing standing = standings.get(id);
            if (standing == null || !standing.over()) {
                stuck.add(id);
            }
        }
        return stuck.size();
    }
}
