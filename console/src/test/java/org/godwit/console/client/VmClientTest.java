package org.godwit.console.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

class VmClientTest {

    private final AtomicInteger orders = new AtomicInteger();
    private ServerSocket dying;
    private HttpServer alive;
    private VmClient client;

    @BeforeEach
    void two_hosts_one_of_which_dies_whenever_it_is_asked() throws IOException {
        dying = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::die);
        alive = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        alive.createContext(
                "/",
                exchange -> {
                    if (exchange.getRequestMethod().equals("POST")) {
                        orders.incrementAndGet();
                    }
                    byte[] none = "[]".getBytes(StandardCharsets.US_ASCII);
                    exchange.sendResponseHeaders(200, none.length);
                    exchange.getResponseBody().write(none);
                    exchange.close();
                });
        alive.start();
        client =
                new VmClient(() ->
                        List.of(
                                new Http("host h1", dying.getLocalPort(), "token"),
                                new Http("host h2", alive.getAddress().getPort(), "token")));
    }

    private void die() {
        while (true) {
            try (Socket socket = dying.accept()) {
                // to close with something unread resets the connection
                socket.setSoLinger(true, 0);
                assertThat(socket.getInputStream().read()).isPositive();
            } catch (IOException closed) {
                return;
            }
        }
    }

    @AfterEach
    void stop() {
        alive.stop(0);
        try {
            dying.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_question_goes_to_the_next_host_when_the_first_dies_over_it() {
        assertThat(client.tasks()).isEmpty();
        assertThat(client.hosts()).isEmpty();
    }

    @Test
    void an_order_does_not_for_it_may_have_been_carried_out() {
        assertThatThrownBy(client::rebalance)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(
                        "host h1 went away during POST /rebalance; whether it was done is not known");
        assertThat(orders).hasValue(0);
    }

    @Test
    void an_order_goes_to_the_next_host_when_the_first_has_left() throws IOException {
        HttpServer left =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        left.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(503, -1);
                    exchange.close();
                });
        left.start();
        try {
            VmClient both =
                    new VmClient(() ->
                            List.of(
                                    new Http("host h1", left.getAddress().getPort(), "token"),
                                    new Http("host h2", alive.getAddress().getPort(), "token")));
            assertThat(both.rebalance()).isEmpty();
        } finally {
            left.stop(0);
        }
        assertThat(orders).hasValue(1);
    }
}
