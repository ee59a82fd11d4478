package org.godwit.console.machine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Makes of the hosts' accounts of what tasks wrote one account: each line once, in order.
///
/// A task that has moved writes to another host's output, and the two are read by two threads: its
/// line 11 may be read before its line 10. A line that comes too early waits for the ones before
/// it. A task that came back after a crash repeats its lines: they are dropped. If a line never
/// comes, the ones behind it are given free by [#release] after a while; should it come after all,
/// it is shown late rather than lost.
///
/// Not thread-safe. The clock is an argument, in nanoseconds.
final class OutputLedger {

    /// Tasks whose end is remembered, to drop what is told again about them.
    static final int ENDED_MAX = 100_000;

    private static final class Account {
        long next = 1;
        long waitingSince;
        boolean ended;
        final TreeMap<Long, MachineEvent.Output> early = new TreeMap<>();
        final Set<Long> missing = new HashSet<>();
        List<MachineEvent.TaskEnded> end = List.of();
        long lines;
    }

    private final Map<String, Account> live = new LinkedHashMap<>();
    private final Map<String, Account> ended =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Account> eldest) {
                    return size() > ENDED_MAX;
                }
            };

    /// Takes in one line.
    ///
    /// @return what is to be shown now
    List<MachineEvent> output(HostEvent.Output told, long now) {
        List<MachineEvent> shown = new ArrayList<>();
        String tid = told.tid();
        long line = told.line();
        Account account = account(tid);
        var event = new MachineEvent.Output(tid, line, told.stream(), told.partial(), told.text());
        if (account.missing.remove(line)) {
            shown.add(event);
        } else if (line >= account.next) {
            if (account.early.isEmpty()) {
                account.waitingSince = now;
            }
            account.early.put(line, event);
            advance(tid, account, shown);
        }
        return shown;
    }

    /// Takes in the end of a task: shown after its last line, which may come from another host.
    List<MachineEvent> ended(HostEvent.Ended over, long now) {
        List<MachineEvent> shown = new ArrayList<>();
        Account account = account(over.tid());
        if (!account.ended && account.end.isEmpty()) {
            account.end =
                    List.of(
                            new MachineEvent.TaskEnded(
                                    over.tid(), over.end(), over.status(), over.reason()));
            account.lines = over.lines();
            if (account.early.isEmpty()) {
                account.waitingSince = now;
            }
            advance(over.tid(), account, shown);
        }
        return shown;
    }

    /// Gives free what has waited since before `since` for lines that did not come.
    List<MachineEvent> release(long since) {
        List<MachineEvent> shown = new ArrayList<>();
        for (var entry : List.copyOf(live.entrySet())) {
            Account account = entry.getValue();
            while (!account.early.isEmpty() && account.waitingSince - since < 0) {
                for (long gap = account.next; gap < account.early.firstKey(); gap++) {
                    account.missing.add(gap);
                }
                account.next = account.early.firstKey();
                advance(entry.getKey(), account, shown);
            }
            if (!account.end.isEmpty() && account.waitingSince - since < 0) {
                for (long gap = account.next; gap <= account.lines; gap++) {
                    account.missing.add(gap);
                }
                account.next = Math.max(account.next, account.lines + 1);
                advance(entry.getKey(), account, shown);
            }
        }
        return shown;
    }

    private Account account(String tid) {
        Account known = ended.get(tid);
        return known != null ? known : live.computeIfAbsent(tid, _ -> new Account());
    }

    private void advance(String tid, Account account, List<MachineEvent> shown) {
        while (!account.early.isEmpty() && account.early.firstKey() == account.next) {
            shown.add(account.early.pollFirstEntry().getValue());
            account.next++;
        }
        if (account.early.isEmpty() && !account.end.isEmpty() && account.next > account.lines) {
            shown.addAll(account.end);
            account.end = List.of();
            account.ended = true;
            live.remove(tid);
            ended.put(tid, account);
        }
    }
}
