package org.godwit.console.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.console.client.Json;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmDirectory;
import org.godwit.console.client.VmState;
import org.godwit.console.fuzz.Fuzz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Bad input to a machine process: from its hosts, over HTTP, and in its files.
class MachineFuzzTest {

    private static final int ROUNDS = 20_000;
    private static final int HTTP_ROUNDS = 1_000;
    private static final int FILE_ROUNDS = 2_000;
    private static final int PATIENCE_MILLIS = 10_000;

    /// What may be thrown where nothing may.
    private static final class Nothing extends RuntimeException {}

    @Test
    void a_line_of_a_host_is_an_event_or_strange() throws Exception {
        new Fuzz(ROUNDS, Nothing.class, 256)
                .run(
                        texts(
                                "{\"event\":\"ready\",\"host\":\"tc00000\",\"http\":8,\"address\":\"a\"}",
                                "{\"event\":\"output\",\"tid\":\"t40001\",\"line\":3,\"text\":\"a\"}",
                                "{\"event\":\"ended\",\"tid\":\"t4\",\"end\":\"LOST\",\"reason\":\"\",\"lines\":3}",
                                "{\"event\":\"refused\",\"reason\":\"r\"}",
                                "{\"event\":\"left\"}"),
                        input -> assertThat(HostEvent.parse(text(input))).isNotNull());
    }

    @Test
    void the_name_of_a_host_is_taken_or_refused_and_never_a_path() throws Exception {
        Path logs = Path.of("/vm").toAbsolutePath();

        new Fuzz(ROUNDS, RefusedException.class, 256)
                .run(
                        texts("h1", "anna", "host-7.rack_2", "a1234567890123456789"),
                        input -> {
                            String name = Machine.checked(text(input));
                            Path log = new VmDirectory(logs).hostLog(name).normalize();
                            assertThat(log.getParent()).isEqualTo(logs);
                        });
    }

    @Test
    void a_body_or_query_over_http_is_answered_and_the_server_goes_on() throws Exception {
        try (ControlServer server = ControlServer.bind(0, "secret", Map.of())) {
            server.on(
                    "/add",
                    (body, _) -> Map.of("name", Machine.checked(body.path("name").asText())));
            server.on("/echo", (body, query) -> Map.of("body", body, "query", query));
            int port = server.port();
            new Fuzz(HTTP_ROUNDS, Nothing.class, 4_096)
                    .run(
                            texts(
                                    "{\"name\":\"anna\"}",
                                    "{\"name\":\"h1\",\"more\":[1,2.5e3,null,true,{\"a\":\"\\u00fc\"}]}",
                                    "[".repeat(200) + "]".repeat(200)),
                            input -> {
                                String query = "?a=" + Integer.toHexString(input.length);
                                for (String path : List.of("/add", "/echo" + query)) {
                                    assertThat(post(port, path, input)).isIn(200, 400, 409);
                                }
                            });
            assertThat(post(port, "/add", "{\"name\":\"h1\"}".getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(200);
        }
    }

    @Test
    void a_damaged_state_is_refused_with_its_file_or_read(@TempDir Path directory)
            throws Exception {
        VmDirectory vm = new VmDirectory(directory);
        VmState state =
                new VmState("vm", "starting", "", 7, 4_720, "secret", List.of())
                        .ready(List.of(new VmState.Host("h1", 1, 2)));
        Path file = directory.resolve("machine.json");

        new Fuzz(FILE_ROUNDS, RefusedException.class, 1_024)
                .run(
                        List.of(Json.pretty(state).getBytes(StandardCharsets.UTF_8)),
                        input -> {
                            Files.write(file, input);
                            assertThat(vm.read()).isPresent();
                        });
    }

    private static int post(int port, String path, byte[] body) throws IOException {
        String host = InetAddress.getLoopbackAddress().getHostAddress();
        HttpURLConnection connection =
                (HttpURLConnection)
                        URI.create("http://%s:%d%s".formatted(host, port, path))
                                .toURL()
                                .openConnection();
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Authorization", "Bearer secret");
        connection.setDoOutput(true);
        connection.getOutputStream().write(body);
        int status = connection.getResponseCode();
        try (var answer =
                status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            answer.readAllBytes();
        }
        return status;
    }

    private static List<byte[]> texts(String... texts) {
        return Arrays.stream(texts).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }
}
