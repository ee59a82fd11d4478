package org.godwit.console.machine;

import org.godwit.console.client.JournalLine;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmClient;
import org.godwit.console.client.VmDirectory;
import org.godwit.console.client.VmState;
import org.godwit.console.host.HostMain;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/// What one machine contributes to a virtual machine: the media driver, the journal's server and
/// the host JVMs. All of it ends with this process, also if that is killed. When the last host has
/// died another one is started ([Losses]). Thread-safe.
public final class Machine implements AutoCloseable {

    /// How long a host may take to become ready.
    public static final Duration READY_PATIENCE = Duration.ofSeconds(90);

    private static final Duration HALT_PATIENCE = Duration.ofSeconds(10);
    private static final int PORTS_TRIED = 3;
    private static final String PORT_TAKEN = "Address already in use";

    private final VmDirectory directory;
    private final String token;
    private final Reporter reporter;
    private final SharedServices services;
    private final HostProcesses hosts;
    private final AtomicInteger names = new AtomicInteger();
    private final ReentrantLock firstHost = new ReentrantLock();
    private final ReentrantLock halting = new ReentrantLock();
    private final Thread atExit = Thread.ofPlatform().unstarted(() -> close(Duration.ZERO));
    private final HostOrders orders = new HostOrders(this);
    private final Losses losses;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean closing;

    private Machine(MachineSettings settings, String token, MachineListener listener)
            throws IOException {
        this.token = token;
        directory = new VmDirectory(settings.path());
        directory.create();
        services = SharedServices.start(settings, directory);
        reporter = new Reporter(listener);
        losses = new Losses(this, reporter);
        List<String> set = new ArrayList<>(settings.set());
        set.addAll(services.journal().hostSettings());
        Map<String, String> secrets = new HashMap<>(services.journal().hostEnvironment());
        secrets.put(HostMain.TOKEN_VARIABLE, token);
        HostCommand command = new HostCommand(settings.with(set), services.hostArguments());
        hosts = new HostProcesses(command, secrets, directory, new Watch());
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /// Starts the media driver and the journal; hosts are added afterwards.
    ///
    /// @param token the secret of the hosts' HTTP interfaces
    /// @throws RefusedException if one of them cannot be started
    public static Machine start(MachineSettings settings, String token, MachineListener listener)
            throws IOException {
        return new Machine(settings, token, listener);
    }

    /// Adds hosts named by the machine: the first alone, since the others join it.
    ///
    /// @throws RefusedException if one cannot join; the others stay
    public void addHosts(int count) throws InterruptedException {
        addHost("");
        JoiningHosts.join(this, count - 1);
    }

    /// Adds one host and waits until it can take work.
    ///
    /// @param name empty for the next of `h1`, `h2`, ...; else of letters, digits, `.`, `_`, `-`,
    ///   since its log is named after it
    /// @throws RefusedException with its reason if it cannot join
    public VmState.Host addHost(String name) throws InterruptedException {
        return addHost(name, List.of());
    }

    /// The same for a host that differs from the others.
    ///
    /// @param settings of this host, a line `path = value` each
    /// @throws RefusedException with its reason if it cannot join
    public VmState.Host addHost(String name, List<String> settings) throws InterruptedException {
        String chosen = name.isEmpty() ? "h" + names.incrementAndGet() : HostName.checked(name);
        firstHost.lock();
        try {
            if (isWithoutHost()) {
                return join(chosen, settings);
            }
        } finally {
            firstHost.unlock();
        }
        return join(chosen, settings);
    }

    /// Waits for those that are still joining: one of them may be all that is left, and a first
    /// host beside it would begin a second virtual machine.
    boolean isWithoutHost() throws InterruptedException {
        if (hosts.ready().isEmpty()) {
            hosts.awaitJoining(READY_PATIENCE);
        }
        return hosts.ready().isEmpty();
    }

    /// The port that was free when it was chosen may be another's when the host comes to it.
    private VmState.Host join(String name, List<String> settings) throws InterruptedException {
        for (int i = 1; ; i++) {
            try {
                return joinOnce(name, settings);
            } catch (RefusedException e) {
                if (i == PORTS_TRIED || !String.valueOf(e.getMessage()).contains(PORT_TAKEN)) {
                    throw e;
                }
            }
        }
    }

    private VmState.Host joinOnce(String name, List<String> settings) throws InterruptedException {
        HostProcess host = hosts.launch(name, settings);
        try {
            HostEvent.Ready ready = host.awaitReady(READY_PATIENCE);
            reporter.tell(new MachineEvent.HostReady(name, ready.host(), host.pid()));
            return host.line();
        } catch (RefusedException | InterruptedException e) {
            host.expectEnd();
            host.destroy();
            hosts.forget(host);
            throw e;
        }
    }

    /// Waits until no process of that name is left, as long as a host may take to leave.
    void awaitEndOf(String name) throws InterruptedException {
        Optional<HostProcess> former = hosts.find(name);
        if (former.isPresent()) {
            boolean _ = former.get().waitFor(HALT_PATIENCE);
            hosts.forget(former.get());
        }
    }

    /// The hosts that can take work.
    public List<VmState.Host> hosts() {
        return hosts.ready().stream().map(HostProcess::line).toList();
    }

    /// How much the hosts' journal holds. May block while it is counted.
    ///
    /// @throws RefusedException if it does not tell
    public JournalLine journal() {
        return services.journal().line();
    }

    /// How many writes the journal has refused because another writer was there before, such as a
    /// later incarnation; 0 if it does not count them (only `embedded` does).
    public long fencedWrites() {
        return services.journal().fenced().getAsLong();
    }

    /// The virtual machine, through any living host.
    public VmClient client() {
        return new VmClient(() -> hosts.ready().stream().map(host -> host.http(token)).toList());
    }

    /// The virtual machine, through one host only.
    public VmClient client(String host) {
        return new VmClient(() ->
                hosts.ready().stream()
                        .filter(h -> h.name().equals(host))
                        .map(h -> h.http(token))
                        .toList());
    }

    /// kill -9 of a host's process.
    public void kill(String name) {
        hosts.find(name)
                .orElseThrow(() -> new RefusedException("no host is named '" + name + "'"))
                .destroy();
    }

    private final class Watch implements HostProcess.Watcher {

        @Override
        public void said(HostProcess host, HostEvent event) {
            switch (event) {
                case HostEvent.Output output -> reporter.output(output);
                case HostEvent.Ended ended -> reporter.ended(ended);
                case HostEvent.Start start ->
                        Thread.ofVirtual().start(() -> orders.start(host, start));
                case HostEvent.Halt _ -> Thread.ofVirtual().start(orders::halt);
                case HostEvent.Note n -> note("host %s: %s".formatted(host.name(), n.text()));
                case HostEvent.Strange strange ->
                        note(
                                "host %s wrote what is no event: %s"
                                        .formatted(host.name(), strange.line()));
                case HostEvent.Ready _, HostEvent.Refused _, HostEvent.Left _ -> {}
            }
        }

        @Override
        public void ended(HostProcess host, int exitCode) {
            hosts.forget(host);
            if (closing || !host.wasReady()) {
                return;
            }
            if (host.isLeaving()) {
                reporter.tell(new MachineEvent.HostLeft(host.name()));
            } else {
                reporter.tell(new MachineEvent.HostDied(host.name(), exitCode));
                Thread.ofVirtual().start(() -> losses.recoverFrom(host));
            }
        }
    }

    private void note(String text) {
        reporter.tell(new MachineEvent.Note(text));
    }

    /// Waits until it has been halted, by whomever.
    void awaitHalt() throws InterruptedException {
        over.await();
    }

    /// Stops every host in good order, then [#close]. Does nothing the second time, but waits until
    /// it is done.
    public void halt() {
        halting.lock();
        try {
            if (over.getCount() > 0) {
                stop();
            }
        } finally {
            over.countDown();
            halting.unlock();
        }
    }

    private void stop() {
        closing = true;
        List<HostProcess> children = hosts.close();
        children.forEach(HostProcess::expectEnd);
        try {
            client().halt();
            long deadline = System.nanoTime() + HALT_PATIENCE.toNanos();
            for (HostProcess host : children) {
                host.waitFor(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            }
        } catch (RefusedException e) {
            note("the hosts are ended by force: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    /// Ends every host by force, then the journal and the media driver. Does nothing the second
    /// time.
    @Override
    public void close() {
        close(HostJvm.endPatience());
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException _) {
            // the JVM is going down: the hook runs anyway
        }
    }

    private synchronized void close(Duration patience) {
        closing = true;
        List<HostProcess> children = hosts.close();
        children.forEach(HostProcess::closeInput);
        for (HostProcess host : children) {
            host.end(patience);
        }
        reporter.close();
        services.close();
    }
}
