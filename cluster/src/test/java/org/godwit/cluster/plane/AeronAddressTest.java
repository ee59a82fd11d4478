package org.godwit.cluster.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AeronAddressTest {

    @Test
    void addresses_are_equal_by_channel_and_stream() {
        assertThat(AeronAddress.ipc(3072)).isEqualTo(new AeronAddress("aeron:ipc", 3072));
        assertThat(AeronAddress.udp("10.0.0.1", 40123, 3072))
                .hasToString("aeron:udp?endpoint=10.0.0.1:40123#3072");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ipc", "aeron:udp", "aeron:tcp?endpoint=a:1", "http://a"})
    void other_channels_are_refused(String channel) {
        assertThatThrownBy(() -> new AeronAddress(channel, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "not a channel of the message plane: '%s'; it is aeron:ipc or %s",
                        channel, "aeron:udp?endpoint=host:port");
    }
}
