package org.godwit.persistence.client;

import org.godwit.persistence.wire.Frames;
import org.godwit.persistence.wire.Link;
import org.godwit.persistence.wire.NetLoop;
import org.godwit.persistence.wire.Request;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.file.InvalidPathException;
import java.util.function.Consumer;

/// Opens connections and says hello, without blocking.
final class Dialer {

    private static final int MAX_REPLY_LENGTH = 64 * 1_024; // until the server has said its limit

    private final NetLoop loop;
    private final ClientSettings settings;
    private final String name;

    Dialer(NetLoop loop, ClientSettings settings, String name) {
        this.loop = loop;
        this.settings = settings;
        this.name = name;
    }

    /// Connects. Once the connection exists, it hears of the welcome or of its end.
    ///
    /// @param failed is told why there is none; on the loop's thread, as everything here
    void dial(Connection connection, Consumer<String> failed) {
        dial(new InetSocketAddress(settings.host(), settings.port()), connection, failed);
    }

    /// The same through a Unix domain socket.
    void dial(String socket, Connection connection, Consumer<String> failed) {
        try {
            dial(UnixDomainSocketAddress.of(socket), connection, failed);
        } catch (InvalidPathException wrong) {
            failed.accept(String.valueOf(wrong.getMessage()));
        }
    }

    private void dial(SocketAddress address, Connection connection, Consumer<String> failed) {
        SocketChannel channel = null;
        try {
            channel =
                    address instanceof UnixDomainSocketAddress
                            ? SocketChannel.open(StandardProtocolFamily.UNIX)
                            : SocketChannel.open();
            channel.configureBlocking(false);
            SocketChannel opened = channel;
            if (channel.connect(address)) {
                greet(channel, connection);
            } else {
                loop.watch(
                        channel, SelectionKey.OP_CONNECT, _ -> finish(opened, connection, failed));
            }
        } catch (IOException | RuntimeException failure) {
            abandon(channel, failure, failed);
        }
    }

    private void finish(SocketChannel channel, Connection connection, Consumer<String> failed) {
        try {
            if (channel.finishConnect()) {
                greet(channel, connection);
            }
        } catch (IOException | RuntimeException failure) {
            abandon(channel, failure, failed);
        }
    }

    private void greet(SocketChannel channel, Connection connection) throws IOException {
        Link link = new Link(loop, channel, MAX_REPLY_LENGTH, Long.MAX_VALUE, connection);
        connection.attach(link);
        link.open();
        link.send(Frames.encode(0, new Request.Hello(Frames.VERSION, name)));
    }

    private static void abandon(
            @Nullable SocketChannel channel, Exception failure, Consumer<String> failed) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException _) {
            // It never was of use.
        }
        failed.accept(String.valueOf(failure.getMessage()));
    }
}
