package org.godwit.processor;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.task.Tid;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// The notices that a task has asked for. Each watch has a number that a replay gives it again, and
/// how often each has fired stands in the journal, so that a notice comes as often as it should and
/// no more.
final class Watches {

    private final Map<Long, Watch> open = new LinkedHashMap<>();
    private final Map<Long, Integer> fired = new HashMap<>();
    private final Set<Long> unconfirmed = new TreeSet<>();
    private final Set<Tid> knownHosts = new TreeSet<>();
    private long nextId = 1;

    void restore(List<Watch> watches, long next) {
        nextId = next;
        for (Watch watch : watches) {
            open.put(watch.id(), watch);
            if (watch.kind() == Watch.Kind.TASK_EXIT) {
                unconfirmed.add(watch.id());
            }
        }
    }

    List<Watch> snapshot() {
        return List.copyOf(open.values());
    }

    long nextId() {
        return nextId;
    }

    /// A notice stands in the journal.
    void journaled(long id) {
        fired.merge(id, 1, (a, b) -> a + b);
        close(id);
    }

    private void close(long id) {
        Watch watch = open.get(id);
        if (watch == null || watch.remaining() < 0) {
            return;
        }
        if (watch.remaining() == 1) {
            forget(id);
        } else {
            open.put(id, watch.withRemaining(watch.remaining() - 1));
        }
    }

    /// Opens a watch; returns it, or empty if the journal says that it has fired.
    Optional<Watch> open(Watch.Kind kind, Tid subject, int told, int tag, int context, int count) {
        long id = nextId++;
        int before = fired.getOrDefault(id, 0);
        if (count >= 0 && before >= count) {
            return Optional.empty();
        }
        Watch watch =
                new Watch(id, kind, subject, told, tag, context, count < 0 ? -1 : count - before);
        open.put(id, watch);
        if (kind == Watch.Kind.TASK_EXIT) {
            unconfirmed.add(id);
        }
        return Optional.of(watch);
    }

    boolean isOpen(long id) {
        return open.containsKey(id);
    }

    /// Whether `id` was given out already (a replay may not have come so far).
    boolean isKnown(long id) {
        return id < nextId;
    }

    /// Whether every watch that has fired has been asked for (a replay may not have come so far).
    boolean isCaughtUp() {
        return fired.keySet().stream().allMatch(this::isKnown);
    }

    Watch get(long id) {
        Watch watch = open.get(id);
        if (watch == null) {
            throw new IllegalStateException("no open watch " + id);
        }
        return watch;
    }

    /// The watched task's side holds the watch.
    void confirmed(long id) {
        unconfirmed.remove(id);
    }

    /// Watches whose request may not have arrived.
    List<Watch> unconfirmed() {
        return unconfirmed.stream().map(this::get).toList();
    }

    boolean anyUnconfirmed() {
        return !unconfirmed.isEmpty();
    }

    List<Watch> matching(Predicate<Watch> condition) {
        return open.values().stream().filter(condition).toList();
    }

    List<Watch> on(Watch.Kind kind, Tid subject) {
        return matching(w -> w.kind() == kind && w.subject().equals(subject));
    }

    boolean anyOn(Watch.Kind kind, Tid subject) {
        for (Watch watch : open.values()) {
            if (watch.kind() == kind && watch.subject().equals(subject)) {
                return true;
            }
        }
        return false;
    }

    void forget(long id) {
        open.remove(id);
        unconfirmed.remove(id);
    }

    /// Takes the present hosts; returns those that joined since the last time (none the first
    /// time).
    List<Tid> hostsAre(List<Tid> present) {
        List<Tid> joined = new ArrayList<>();
        if (!knownHosts.isEmpty()) {
            present.stream().filter(h -> !knownHosts.contains(h)).forEach(joined::add);
        }
        knownHosts.clear();
        knownHosts.addAll(present);
        return joined;
    }

    /// A notice's body: ints in default encoding.
    static Body body(int... ints) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * ints.length);
        for (int i : ints) {
            bytes.putInt(i);
        }
        return Body.of(Encoding.DEFAULT, bytes.array());
    }
}
