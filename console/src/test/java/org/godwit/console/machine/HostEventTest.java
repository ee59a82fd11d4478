package org.godwit.console.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.port.StandardStream;
import org.junit.jupiter.api.Test;

import java.util.List;

class HostEventTest {

    @Test
    void a_line_of_the_contract_becomes_an_event() {
        assertThat(
                        HostEvent.parse(
                                """
                                {"event":"output","tid":"t40001","line":3,"stream":"ERR","partial":false,"text":"a \\"b\\""}\
                                """))
                .isEqualTo(new HostEvent.Output("t40001", 3, StandardStream.ERR, false, "a \"b\""));
        assertThat(
                        HostEvent.parse(
                                """
                                {"event":"ready","name":"h1","host":"tc00000","http":8,"address":"a","new":1}\
                                """))
                .isEqualTo(new HostEvent.Ready("h1", "tc00000", 8, "a"));
        assertThat(HostEvent.parse("{\"event\":\"left\"}")).isEqualTo(new HostEvent.Left());
        assertThat(
                        HostEvent.parse(
                                """
                                {"event":"start","id":2,"name":"h7","settings":["a = b"]}\
                                """))
                .isEqualTo(new HostEvent.Start(2, "h7", List.of("a = b")));
        assertThat(HostEvent.parse("{\"event\":\"halt\"}")).isEqualTo(new HostEvent.Halt());
        assertThat(HostEvent.parse("{\"event\":\"note\",\"text\":\"n\"}"))
                .isEqualTo(new HostEvent.Note("n"));
    }

    @Test
    void anything_else_is_strange_and_nothing_worse() {
        assertThat(HostEvent.parse("Exception in thread"))
                .isEqualTo(new HostEvent.Strange("Exception in thread"));
        assertThat(HostEvent.parse("")).isInstanceOf(HostEvent.Strange.class);
        assertThat(HostEvent.parse("{\"event\":\"party\"}")).isInstanceOf(HostEvent.Strange.class);
        assertThat(HostEvent.parse("{\"event\":\"note\"}")).isInstanceOf(HostEvent.Strange.class);
        assertThat(HostEvent.parse("{\"event\":\"output\"}")).isInstanceOf(HostEvent.Strange.class);
        assertThat(
                        HostEvent.parse(
                                "{\"event\":\"output\",\"tid\":\"t1\",\"line\":\"x\",\"text\":\"\"}"))
                .isInstanceOf(HostEvent.Strange.class);
    }
}
