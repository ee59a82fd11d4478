package org.godwit.pvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the real PVM 3.4.6 answered, line by line; the lines about packf, unpackf and nested
/// messages are left out, as those calls do not exist here yet.
class O1PackOracleTest {

    @Test
    void packing_answers_as_the_real_pvm_does() throws IOException {
        O1RoundTrips roundTrips = new O1RoundTrips();
        O1Errors errors = new O1Errors();
        O1Buffers buffers = new O1Buffers();
        new LoopbackMachine().run(roundTrips::run);
        new LoopbackMachine().run(errors::run);
        new LoopbackMachine().run(buffers::run);

        List<String> lines =
                Stream.of(roundTrips, errors, buffers).flatMap(o -> o.lines.stream()).toList();
        assertThat(lines).isEqualTo(recorded("o1_pack.expected"));
    }

    static List<String> recorded(String name) throws IOException {
        try (InputStream in = O1PackOracleTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
        }
    }
}
