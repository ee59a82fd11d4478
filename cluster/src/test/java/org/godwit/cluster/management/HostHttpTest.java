package org.godwit.cluster.management;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

class HostHttpTest {

    @Test
    void a_host_that_is_no_longer_part_of_the_virtual_machine_sends_whoever_asks_elsewhere()
            throws Exception {
        try (HostHttp host = HostHttp.start("secret");
                HttpClient client = HttpClient.newHttpClient()) {
            assertThat(ask(client, host).statusCode()).isEqualTo(409);

            host.leave();

            HttpResponse<String> answer = ask(client, host);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body())
                    .isEqualTo(
                            "{\"refused\":\"this host is no longer part of the virtual machine\"}");
        }
    }

    private static HttpResponse<String> ask(HttpClient client, HostHttp host) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + host.port() + "/hosts"))
                        .header("Authorization", "Bearer secret")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
