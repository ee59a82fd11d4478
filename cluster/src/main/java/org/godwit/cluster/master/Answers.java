package org.godwit.cluster.master;

import org.godwit.task.Tid;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The last answer to each task, for one that asks twice because the first answer did not reach it.
/// A new master has none: what was done before is done then, and told as it looks now.
final class Answers<A> {

    private record Answer<A>(long call, A answer) {}

    private final Map<Tid, Answer<A>> last = new HashMap<>();

    Optional<A> of(Tid requester, long call) {
        return Optional.ofNullable(last.get(requester))
                .filter(a -> a.call() == call)
                .map(Answer::answer);
    }

    /// Whether two requests are the same one, asked twice. Those from outside have no numbers.
    static boolean isRepeated(Tid requester, long call, Tid before, long callBefore) {
        return !requester.equals(Tid.DAEMON) && requester.equals(before) && call == callBefore;
    }

    void put(Tid requester, long call, A answer) {
        if (!requester.equals(Tid.DAEMON)) {
            last.put(requester, new Answer<>(call, answer));
        }
    }

    void forget(Tid requester) {
        last.remove(requester);
    }
}
