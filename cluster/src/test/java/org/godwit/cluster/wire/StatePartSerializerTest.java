package org.godwit.cluster.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.godwit.processor.ProcessorEvent.StatePart;
import org.junit.jupiter.api.Test;

import java.io.NotSerializableException;
import java.nio.ByteBuffer;

class StatePartSerializerTest {

    private final StatePartSerializer serializer = new StatePartSerializer();

    @Test
    void a_part_comes_back_as_it_was() throws Exception {
        byte[] form = serializer.toBinary(new StatePart(258, new byte[] {7, 8, 9}));

        assertThat(form).containsExactly(0, 0, 1, 2, 7, 8, 9);
        StatePart read = (StatePart) serializer.fromBinary(form, serializer.manifest(form));
        assertThat(read.index()).isEqualTo(258);
        assertThat(read.bytes()).containsExactly(7, 8, 9);
    }

    @Test
    void another_version_and_a_part_cut_off_are_refused() {
        assertThatThrownBy(() -> serializer.fromBinary(ByteBuffer.allocate(9), "2"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("version '2'");
        assertThatThrownBy(() -> serializer.fromBinary(ByteBuffer.allocate(3), "1"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("3 bytes");
    }
}
