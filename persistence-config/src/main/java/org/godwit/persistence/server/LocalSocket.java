package org.godwit.persistence.server;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The Unix domain socket in a journal's directory, which is locked, or none where there can be
/// none: a path of more than some hundred characters, a file system or a system without them.
///
/// @param path "" if there is none
record LocalSocket(Optional<ServerSocketChannel> channel, String path) implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LocalSocket.class.getName());
    private static final String NAME = "socket";

    static LocalSocket open(Path directory) {
        Path file = directory.resolve(NAME).toAbsolutePath();
        try {
            Files.deleteIfExists(file); // of a server that was killed
            ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.bind(UnixDomainSocketAddress.of(file));
                channel.configureBlocking(false);
                return new LocalSocket(Optional.of(channel), file.toString());
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "the journal serves over TCP only: no socket {0} ({1})",
                    file,
                    e.getMessage());
            return new LocalSocket(Optional.empty(), "");
        }
    }

    @Override
    public void close() throws IOException {
        if (channel.isPresent()) {
            channel.get().close();
            Files.deleteIfExists(Path.of(path));
        }
    }
}
