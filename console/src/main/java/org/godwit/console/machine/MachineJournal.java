package org.godwit.console.machine;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

import org.godwit.cluster.fault.CutLinks;
import org.godwit.console.client.JournalLine;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmDirectory;
import org.godwit.persistence.JournalProfile;
import org.godwit.persistence.JournalSize;
import org.godwit.persistence.cassandra.CassandraSettings;
import org.godwit.persistence.h2.H2Server;
import org.godwit.persistence.log.Disk;
import org.godwit.persistence.log.FaultyDisk;
import org.godwit.persistence.log.FsyncMode;
import org.godwit.persistence.log.JournalLimits;
import org.godwit.persistence.log.JournalStatus;
import org.godwit.persistence.postgresql.JournalClaim;
import org.godwit.persistence.postgresql.JournalDatabaseException;
import org.godwit.persistence.postgresql.PostgresJournal;
import org.godwit.persistence.postgresql.PostgresSettings;
import org.godwit.persistence.server.JournalServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// The journal of a machine's hosts: started here, taken in a database, or found where the user
/// says. Empty when it was started or taken.
///
/// @param profile its name
/// @param where it is, for people
/// @param hostArguments for the hosts, without dashes
/// @param hostSettings further settings of the hosts, a line `path = value` each
/// @param hostEnvironment environment variables of the hosts
/// @param asked how much it holds
/// @param fenced how many writes it has refused because another writer was there before; 0 if it
///   does not count them
/// @param held what ends with the machine
record MachineJournal(
        String profile,
        String where,
        Map<String, String> hostArguments,
        List<String> hostSettings,
        Map<String, String> hostEnvironment,
        Asked asked,
        LongSupplier fenced,
        AutoCloseable held)
        implements AutoCloseable {

    private static final int CONNECT_MILLIS = 3_000;

    /// How much a journal holds; may block.
    @FunctionalInterface
    interface Asked {
        JournalSize size() throws IOException;
    }

    /// @throws RefusedException if it cannot be had, with what to do
    static MachineJournal start(MachineSettings settings, VmDirectory directory)
            throws IOException {
        String profile = settings.journal();
        if (profile.equals(JournalProfile.POSTGRESQL.name())) {
            return postgresql(settings);
        }
        if (profile.equals(JournalProfile.CASSANDRA.name())) {
            return cassandra(settings);
        }
        if (!settings.journalAddress().isEmpty()) {
            return found(profile, settings.journalAddress());
        }
        // What an earlier virtual machine journaled means nothing to this one.
        VmDirectory.deleteTree(directory.journal());
        try {
            return profile.equals(JournalProfile.H2.name())
                    ? h2(directory)
                    : embedded(directory, disk(settings));
        } catch (IOException e) {
            throw new RefusedException(
                    "the journal '%s' cannot be started in %s: %s"
                            .formatted(profile, directory.journal(), e.getMessage()),
                    e);
        }
    }

    /// The one that tests make slow and full, if the hosts' settings say where they do.
    private static Disk disk(MachineSettings settings) {
        String path = CutLinks.SETTING;
        Config given = ConfigFactory.parseString(String.join("\n", settings.set()));
        return given.hasPath(path) && !given.getString(path).isEmpty()
                ? new FaultyDisk(Path.of(given.getString(path)))
                : Disk.REAL;
    }

    private static MachineJournal embedded(VmDirectory directory, Disk disk) throws IOException {
        JournalServer server =
                JournalServer.start(
                        directory.journal(),
                        loopback(0),
                        FsyncMode.EVERY_COMMIT,
                        JournalLimits.defaults(),
                        disk);
        return served(
                JournalProfile.EMBEDDED,
                directory,
                server.address().getPort(),
                Map.of(),
                () -> size(server.status()),
                server::fencedWrites,
                server);
    }

    private static JournalSize size(JournalStatus status) {
        return new JournalSize(status.events(), status.bytes(), status.persistenceIds());
    }

    private static MachineJournal h2(VmDirectory directory) throws IOException {
        String password = MachineMain.freshToken();
        H2Server server = H2Server.start(directory.journal(), 0, password);
        return served(
                JournalProfile.H2,
                directory,
                server.address().getPort(),
                Map.of(JournalProfile.PASSWORD_VARIABLE, password),
                server::size,
                () -> 0,
                server);
    }

    private static MachineJournal served(
            JournalProfile profile,
            VmDirectory directory,
            int port,
            Map<String, String> environment,
            Asked asked,
            LongSupplier fenced,
            AutoCloseable server) {
        return new MachineJournal(
                profile.name(),
                directory.journal().toString(),
                at(loopback(port)),
                List.of(),
                environment,
                asked,
                fenced,
                server);
    }

    private static MachineJournal found(String profile, String address) {
        return new MachineJournal(
                profile,
                address,
                at(reach(address)),
                List.of(),
                Map.of(),
                () -> {
                    throw new RefusedException(
                            "the journal at %s was not started by this virtual machine; its server knows how large it is"
                                    .formatted(address));
                },
                () -> 0,
                () -> {});
    }

    private static MachineJournal postgresql(MachineSettings settings) {
        Config given = ConfigFactory.parseString(String.join("\n", settings.set()));
        try {
            PostgresJournal journal = new PostgresJournal(PostgresSettings.of(given));
            JournalClaim claim = journal.claim(owner(settings));
            return new MachineJournal(
                    settings.journal(),
                    journal.settings().toString(),
                    Map.of(),
                    List.of(PostgresSettings.PATH + ".run = " + claim.run()),
                    Map.of(),
                    journal::size,
                    () -> 0,
                    claim);
        } catch (JournalDatabaseException | IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    /// Nobody is asked whether another virtual machine uses it: this one has tables of its own.
    private static MachineJournal cassandra(MachineSettings settings) {
        Config given = ConfigFactory.parseString(String.join("\n", settings.set()));
        try {
            CassandraSettings journal = CassandraSettings.of(given);
            return new MachineJournal(
                    settings.journal(),
                    journal.toString(),
                    Map.of(),
                    List.of(CassandraSettings.PATH + ".run = " + System.currentTimeMillis()),
                    Map.of(),
                    () -> {
                        throw new RefusedException(
                                "how much is in the journal %s is asked of the cluster (nodetool tablestats)"
                                        .formatted(journal));
                    },
                    () -> 0,
                    () -> {});
        } catch (IllegalArgumentException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    private static String owner(MachineSettings settings) {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (IOException _) {
            host = "this machine";
        }
        return "the virtual machine %s on %s (process %d)"
                .formatted(settings.vm(), host, ProcessHandle.current().pid());
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /// Resolved on this side: a loopback name may mean another family to the hosts.
    private static Map<String, String> at(InetSocketAddress address) {
        return Map.of(
                "journal-address", address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    private static InetSocketAddress reach(String text) {
        int colon = text.lastIndexOf(':');
        InetSocketAddress address =
                new InetSocketAddress(
                        text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        if (!address.isUnresolved() && !address.getAddress().isLoopbackAddress()) {
            throw new RefusedException(
                    "--journal-address %s is refused: the journals embedded and h2 have neither encryption nor authentication and serve one machine, at an address such as 127.0.0.1; for one elsewhere take --journal postgresql"
                            .formatted(text));
        }
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

    /// How much it holds.
    JournalLine line() {
        try {
            JournalSize size = asked.size();
            return new JournalLine(
                    profile, where, size.events(), size.bytes(), size.persistenceIds());
        } catch (JournalDatabaseException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws Exception {
        held.close();
    }
}
