package org.godwit.pvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.pvm.Pvm.*;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Messages inside messages; every number is what the real PVM answered.
class NestingTest {

    private final LoopbackMachine machine = new LoopbackMachine();

    private static int bytes(int id) {
        int[] bytes = {-1};
        pvm_bufinfo(id, bytes, null, null);
        return bytes[0];
    }

    /// A buffer with a header that no send would make.
    private static int inner(int encoding, int... values) {
        int id = pvm_mkbuf(encoding);
        int before = pvm_setsbuf(id);
        pvm_pkint(values, values.length, 1);
        pvm_setsbuf(before);
        PvmMInfo header = new PvmMInfo();
        header.tag = 11;
        header.ctx = 12;
        header.wid = 13;
        header.src = 14;
        header.dst = 15;
        pvm_setminfo(id, header);
        return id;
    }

    private static void loop() {
        pvm_send(pvm_mytid(), 3);
        assertThat(pvm_recv(-1, 3)).isPositive();
    }

    @Test
    void a_nested_message_keeps_its_header_and_its_encoding() {
        machine.run(() -> {
            for (int outer : new int[] {PvmDataDefault, PvmDataRaw, PvmDataInPlace}) {
                for (int encoding : new int[] {PvmDataDefault, PvmDataRaw, PvmDataTrace}) {
                    int id = inner(encoding, 7, 8);
                    pvm_initsend(outer);
                    assertThat(pvm_pkmesg(id)).isZero();
                    loop();
                    assertThat(bytes(pvm_getrbuf())).isEqualTo(44);
                    int received = pvm_getrbuf();
                    int nested = pvm_upkmesg();
                    assertThat(pvm_getrbuf()).isEqualTo(received);
                    PvmMInfo header = new PvmMInfo();
                    PvmMInfo original = new PvmMInfo();
                    pvm_getminfo(id, original);
                    assertThat(pvm_getminfo(nested, header)).isZero();
                    assertThat(header).usingRecursiveComparison().isEqualTo(original);
                    pvm_setrbuf(nested);
                    int[] into = new int[2];
                    assertThat(pvm_upkint(into, 2, 1)).isZero();
                    assertThat(into).containsExactly(7, 8);
                    pvm_setrbuf(received);
                }
            }
        });
    }

    @Test
    void the_header_stands_before_the_body_as_eight_ints() {
        machine.run(() -> {
            int id = inner(PvmDataDefault, 77);
            pvm_initsend(PvmDataDefault);
            pvm_pkmesg(id);
            loop();
            int[] into = new int[10];
            assertThat(pvm_upkint(into, 10, 1)).isZero();
            assertThat(into).containsExactly(4, 12, 11, 13, 0x10000000, 0, 14, 15, 4, 77);
        });
    }

    @Test
    void a_long_body_is_cut_into_fragments() {
        machine.run(() -> {
            int[][] recorded = {
                {4080, 4000, 4036},
                {4080, 4040, 4080},
                {4080, 10000, 10044},
                {1000, 1000, 1040},
                {1000, 10000, 10076},
                {100, 52, 88},
                {100, 100, 140},
                {100, 10000, 10804}
            };
            for (int[] line : recorded) {
                pvm_setopt(PvmFragSize, line[0]);
                byte[] much = new byte[line[1]];
                much[line[1] - 1] = 42;
                int id = pvm_mkbuf(PvmDataRaw);
                pvm_setsbuf(id);
                pvm_pkbyte(much, much.length, 1);
                pvm_setsbuf(0);
                pvm_initsend(PvmDataRaw);
                assertThat(pvm_pkmesg(id)).isZero();
                assertThat(bytes(pvm_getsbuf())).isEqualTo(line[2]);
                loop();
                pvm_setrbuf(pvm_upkmesg());
                byte[] into = new byte[line[1]];
                assertThat(pvm_upkbyte(into, into.length, 1)).isZero();
                assertThat(into).isEqualTo(much);
            }
        });
    }

    @Test
    void what_a_buffer_in_place_holds_is_lost_when_it_is_nested() {
        machine.run(() -> {
            int id = inner(PvmDataInPlace, 7, 8);
            pvm_initsend(PvmDataDefault);
            assertThat(pvm_pkmesg(id)).isZero();
            assertThat(bytes(pvm_getsbuf())).isEqualTo(44);
            loop();
            int nested = pvm_upkmesg();
            PvmMInfo header = new PvmMInfo();
            pvm_getminfo(nested, header);
            assertThat(header.len).isZero();
            assertThat(header.enc).isEqualTo(0x20000000);
            int received = pvm_setrbuf(nested);
            pvm_setopt(PvmAutoErr, 0);
            assertThat(pvm_upkint(new int[2], 2, 1)).isEqualTo(PvmBadMsg);
            pvm_setrbuf(received);
            int[] rest = new int[1];
            assertThat(pvm_upkint(rest, 1, 1)).isZero();
            assertThat(rest).containsExactly(8);
        });
    }

    @Test
    void a_body_is_spliced_into_one_of_the_same_encoding() {
        machine.run(() -> {
            int id = inner(PvmDataDefault, 7, 8);
            pvm_initsend(PvmDataRaw);
            assertThat(pvm_pkmesgbody(id)).isEqualTo(PvmMismatch);
            pvm_initsend(PvmDataDefault);
            assertThat(pvm_pkmesgbody(id)).isZero();
            assertThat(bytes(pvm_getsbuf())).isEqualTo(8);
        });
    }

    @Test
    void no_mistake_with_nested_messages_is_printed_or_remembered() {
        PrintStream before = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            machine.run(() -> {
                int id = pvm_mkbuf(PvmDataDefault);
                assertThat(pvm_pkmesg(id)).isEqualTo(PvmNoBuf);
                assertThat(pvm_pkmesgbody(id)).isEqualTo(PvmNoBuf);
                assertThat(pvm_pkmesg(-1)).isEqualTo(PvmBadParam);
                assertThat(pvm_pkmesgbody(0)).isEqualTo(PvmBadParam);
                assertThat(pvm_pkmesg(999)).isEqualTo(PvmNoSuchBuf);
                int sending = pvm_initsend(PvmDataDefault);
                assertThat(pvm_pkmesgbody(sending)).isEqualTo(PvmBadParam);
                assertThat(pvm_upkmesg()).isEqualTo(PvmNoBuf);
                assertThat(pvm_pkmesg(id)).isZero();
                assertThat(bytes(sending)).isEqualTo(32);
                loop();
                assertThat(pvm_upkmesg()).isPositive();
                assertThat(pvm_upkmesg()).isEqualTo(PvmNoData);
                pvm_initsend(PvmDataDefault);
                pvm_pkint(new int[] {4, 2, 3, 0, 0x10000000, 0, 5, 6, 7, 8}, 10, 1);
                loop();
                assertThat(pvm_upkmesg()).isEqualTo(PvmNoData);
                pvm_initsend(PvmDataDefault);
                pvm_pkint(new int[] {4, 2, 3, 0, 1, 0, 5, 6, 4, 8}, 10, 1);
                loop();
                assertThat(pvm_upkmesg()).isPositive();
                pvm_initsend(PvmDataDefault);
                pvm_pkint(new int[] {-1, 2, 3, 0, 0x10000000, 0, 5, 6, 4, 8}, 10, 1);
                loop();
                assertThat(pvm_upkmesg()).isEqualTo(PvmBadMsg);
                pvm_initsend(PvmDataDefault);
                pvm_pkint(new int[] {4, 2, 3, 0, 0x10000000, 0, 5, 6, 0, 4, 8}, 11, 1);
                loop();
                assertThat(pvm_upkmesg()).isPositive();
                assertThat(pvm_errno()).isZero();
            });
        } finally {
            System.setErr(before);
        }
        assertThat(err.size()).isZero();
    }

    @Test
    void a_received_message_can_be_nested_while_it_is_read() {
        machine.run(() -> {
            pvm_initsend(PvmDataDefault);
            pvm_pkint(new int[] {1, 2}, 2, 1);
            loop();
            int[] one = new int[1];
            pvm_upkint(one, 1, 1);
            int received = pvm_getrbuf();
            pvm_initsend(PvmDataDefault);
            assertThat(pvm_pkmesg(received)).isZero();
            assertThat(pvm_upkint(one, 1, 1)).isZero();
            assertThat(one).containsExactly(2);
            loop();
            pvm_setrbuf(pvm_upkmesg());
            int[] both = new int[2];
            pvm_upkint(both, 2, 1);
            assertThat(both).containsExactly(1, 2);
        });
    }
}
