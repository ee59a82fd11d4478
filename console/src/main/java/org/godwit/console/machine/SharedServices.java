package org.godwit.console.machine;

import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmDirectory;
import org.godwit.persistence.JournalProfile;
import org.godwit.persistence.h2.H2Server;
import org.godwit.persistence.log.FsyncMode;
import org.godwit.persistence.log.JournalLimits;
import org.godwit.persistence.server.JournalServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/// What all hosts of a machine use: the journal's server and the media driver.
final class SharedServices implements AutoCloseable {

    private static final int CONNECT_MILLIS = 3_000;
    private static final String H2_PASSWORD = "godwit";

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Map<String, String> hostArguments = new LinkedHashMap<>();

    private SharedServices() {}

    /// @throws RefusedException if the journal or the media driver cannot be had
    static SharedServices start(MachineSettings settings, VmDirectory directory)
            throws IOException {
        SharedServices services = new SharedServices();
        try {
            services.journal(settings, directory);
            services.plane(settings);
            return services;
        } catch (RuntimeException | IOException e) {
            services.close();
            throw e;
        }
    }

    private void journal(MachineSettings settings, VmDirectory directory) throws IOException {
        String given = settings.journalAddress();
        InetSocketAddress address =
                given.isEmpty() ? startJournal(settings.journal(), directory) : reach(given);
        // Resolved on this side: a loopback name may mean another family to the hosts.
        hostArguments.put(
                "journal-address", address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    private InetSocketAddress startJournal(String profile, VmDirectory directory)
            throws IOException {
        // What an earlier virtual machine journaled means nothing to this one.
        VmDirectory.deleteTree(directory.journal());
        try {
            return profile.equals(JournalProfile.H2.name())
                    ? startH2(directory)
                    : startEmbedded(directory);
        } catch (IOException e) {
            throw new RefusedException(
                    "the journal '%s' cannot be started in %s: %s"
                            .formatted(profile, directory.journal(), e.getMessage()),
                    e);
        }
    }

    private InetSocketAddress startEmbedded(VmDirectory directory) throws IOException {
        JournalServer server =
                JournalServer.start(
                        directory.journal(),
                        loopback(0),
                        FsyncMode.EVERY_COMMIT,
                        JournalLimits.defaults());
        running.push(server);
        return loopback(server.address().getPort());
    }

    private InetSocketAddress startH2(VmDirectory directory) throws IOException {
        H2Server server = H2Server.start(directory.journal(), 0, H2_PASSWORD);
        running.push(server);
        return loopback(server.address().getPort());
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static InetSocketAddress reach(String text) {
        int colon = text.lastIndexOf(':');
        InetSocketAddress address =
                new InetSocketAddress(
                        text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            return address;
        } catch (IOException | IllegalArgumentException e) {
            throw new RefusedException(
                    "no journal answers at %s (%s); start its server there, or leave out --journal-address to have one started here"
                            .formatted(text, e.getMessage()),
                    e);
        }
    }

    private void plane(MachineSettings settings) {
        if (settings.usesAeron()) {
            AeronDriver driver = AeronDriver.start(settings.vm());
            running.push(driver);
            hostArguments.put("aeron-dir", driver.directory());
        }
    }

    /// Arguments for the hosts, without dashes.
    Map<String, String> hostArguments() {
        return hostArguments;
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                System.getLogger("org.godwit.console.machine")
                        .log(System.Logger.Level.WARNING, "at the end of the machine", e);
            }
        }
    }
}
