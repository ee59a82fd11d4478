package org.godwit.console.vm;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.console.fuzz.Fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Bad requests to the HTTP interface of a running host: methods, paths, queries, headers and
/// bodies, as bytes.
final class HttpFuzz {

    private static final int ROUNDS = 400;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int STATUS_AT = 9;
    private static final int ANSWER_BYTES_MAX = 4 << 20;

    /// What may be thrown where nothing may.
    private static final class Nothing extends RuntimeException {}

    /// 404, 413, 501 and 505 are what the JDK's server says of what is no request.
    private static final Set<Integer> STATUS =
            Set.of(100, 200, 400, 401, 404, 405, 409, 411, 413, 414, 431, 501, 505);

    private final int port;
    private final String token;

    HttpFuzz(int port, String token) {
        this.port = port;
        this.token = token;
    }

    void run() throws Exception {
        new Fuzz(ROUNDS, Nothing.class, 4_096).run(requests(), this::exchange);
        tooLong();
    }

    /// None that would end the host when it is as it stands here, or a little different.
    private List<byte[]> requests() {
        return Stream.of(
                        request("GET", "/hosts?a=1&b=%20", ""),
                        request("GET", "/tasks", ""),
                        request("GET", "/counters", ""),
                        request("GET", "/processors", ""),
                        request(
                                "POST",
                                "/spawn",
                                "{\"program\":\"x.Y\",\"argv\":[\"1\",2],\"count\":3}"),
                        request(
                                "POST",
                                "/spawn",
                                "{\"program\":\"%s\",\"argv\":[\"1\",\"0\"],\"variables\":{\"A\":\"b\"},\"durability\":\"migratable\"}"
                                        .formatted(Captured.Feeder.class.getName())),
                        request("POST", "/kill", "{\"tid\":\"t4fff1\"}"),
                        request("POST", "/move", "{\"tid\":\"t4fff1\",\"to\":\"h9\"}"),
                        request("POST", "/drain", "{\"host\":\"h9\",\"deadlineMillis\":1000}"),
                        request("POST", "/down", "{\"address\":\"pekko://vm@127.0.0.1:1\"}"),
                        request("POST", "/move-empty", "{\"count\":-1}"),
                        request("PUT", "/nothing", "[[[[{\"a\":1e99}]]]]"))
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private String request(String method, String path, String body) {
        return "%s %s HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer %s\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(method, path, token, body.length(), body);
    }

    private void exchange(byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            send(socket, request);
            byte[] answer = answer(socket.getInputStream());
            if (answer.length > STATUS_AT + 3) {
                String status = new String(answer, STATUS_AT, 3, StandardCharsets.US_ASCII);
                assertThat(Integer.parseInt(status)).isIn(STATUS);
            }
        }
    }

    private static void send(Socket socket, byte[] request) {
        try {
            socket.getOutputStream().write(request);
            // what is cut off does not come any more
            socket.shutdownOutput();
        } catch (IOException _) {
            // it has been answered, and closed, before it was there
        }
    }

    /// Up to its end: a server that neither answers nor closes is noticed by its silence.
    private static byte[] answer(InputStream in) throws IOException {
        try {
            return in.readNBytes(ANSWER_BYTES_MAX);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("no answer within %d ms".formatted(PATIENCE_MILLIS), e);
        } catch (IOException _) {
            return new byte[0]; // reset: it was not read to its end
        }
    }

    /// A length is not believed: what is not there takes no memory, and too much is refused.
    private void tooLong() throws IOException {
        for (String length : List.of("2000000", "9223372036854775807", "-1", "x")) {
            String head =
                    "POST /spawn HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer %s\r\nContent-Length: %s\r\n\r\n"
                            .formatted(token, length);
            exchange((head + " ".repeat(1_500_000)).getBytes(StandardCharsets.UTF_8));
        }
    }
}
