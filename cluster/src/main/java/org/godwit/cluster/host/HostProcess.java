package org.godwit.cluster.host;

import com.typesafe.config.Config;

import org.apache.pekko.actor.typed.ActorSystem;
import org.godwit.cluster.management.HostHttp;
import org.godwit.cluster.processor.JournalHints;
import org.godwit.port.TaskInput;
import org.godwit.port.TaskOutput;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A host as a running thing: its actor system and its HTTP interface.
public final class HostProcess implements AutoCloseable {

    private final ActorSystem<HostGuardian.Message> system;
    private final HostHttp http;

    private final Duration drainWithin;
    private final Duration leaveWithin;

    private HostProcess(ActorSystem<HostGuardian.Message> system, HostHttp http, Config config) {
        this.system = system;
        this.http = http;
        drainWithin = config.getDuration("godwit.host.end-drain-deadline");
        leaveWithin = config.getDuration("godwit.host.end-leave-deadline");
    }

    /// Starts a host; returns before it has joined, `listener` tells when.
    ///
    /// @throws IllegalArgumentException if the settings contradict each other
    public static HostProcess start(
            HostSettings settings, HostListener listener, JournalHints journal) {
        return start(settings, listener, journal, Hoster.none(listener::halted));
    }

    /// The same for a host that can have others started.
    public static HostProcess start(
            HostSettings settings, HostListener listener, JournalHints journal, Hoster hoster) {
        TaskInput.install();
        TaskOutput.install();
        Config config = settings.config();
        HostHttp http = HostHttp.start(settings.token());
        ActorSystem<HostGuardian.Message> system =
                ActorSystem.create(
                        HostGuardian.create(settings, listener, http, journal, hoster),
                        settings.machine(),
                        config);
        return new HostProcess(system, http, config);
    }

    /// When the actor system has ended, after leaving or by failure.
    public void whenEnded(Runnable ended) {
        system.getWhenTerminated().whenComplete((_, _) -> ended.run());
    }

    /// Ends this host in good order, as at SIGTERM: its tasks are moved away
    /// (`godwit.host.end-drain-deadline`), then it leaves. What could not be moved by the deadline
    /// is told to the listener by name. Blocks until it has left, or for both deadlines.
    ///
    /// @return whether it has left
    public boolean depart() throws InterruptedException {
        system.tell(new HostGuardian.Depart(drainWithin));
        try {
            awaitEnd(drainWithin.plus(leaveWithin).toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        }
    }

    @Override
    public void close() {
        http.close();
        system.terminate();
    }

    /// Waits for the end.
    public void awaitEnd(long seconds) throws TimeoutException, InterruptedException {
        awaitEnd(seconds, TimeUnit.SECONDS);
    }

    private void awaitEnd(long time, TimeUnit unit) throws TimeoutException, InterruptedException {
        try {
            system.getWhenTerminated().toCompletableFuture().get(time, unit);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
