package org.godwit.cluster.host;

import org.godwit.cluster.master.MasterCommand;

import java.time.Duration;

/// How a host goes whose process was told to end.
final class Departure {

    private static final Duration FOR_THE_ANSWER = Duration.ofSeconds(2);

    private Departure() {}

    /// Has the master drain this host. The master tells it to leave when it is empty, or at the
    /// deadline if all that is left is journaled; in any other case it leaves by itself.
    ///
    /// @param within for the drain; zero for none
    /// @param leave makes it leave; called on any thread, once at most
    static void begin(
            String host,
            Duration within,
            MasterClient master,
            HostListener listener,
            Runnable leave) {
        if (within.isZero()) {
            leave.run();
            return;
        }
        master.<MasterCommand.Moved>once(
                        within.plus(FOR_THE_ANSWER),
                        ref -> new MasterCommand.Drain(host, within.toMillis(), ref))
                .whenComplete((moved, failure) -> {
                    if (failure != null) {
                        listener.note("the master did not answer; this host leaves as it is");
                        leave.run();
                    } else if (!moved.refused().isEmpty()) {
                        listener.note(moved.refused() + "; but it was told to end, so it leaves");
                        leave.run();
                    }
                });
    }

    /// Names the tasks that are still here when a host leaves, and what becomes of them.
    static void tellUnmoved(Host host, HostListener listener) {
        host.unfinished()
                .forEach((task, doing) ->
                        listener.note(
                                "task %s had not moved when this host left (%s); %s"
                                        .formatted(
                                                task.tid(),
                                                doing,
                                                switch (task.durability()) {
                                                    case JOURNALED ->
                                                            "it comes back elsewhere from its"
                                                                    + " journal";
                                                    case MIGRATABLE ->
                                                            "it is migratable: unless it comes to a"
                                                                    + " yield point now it is lost";
                                                })));
    }
}
