package org.godwit.pvm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Modifier;
import java.util.Arrays;

/// The small types beside class Pvm.
class TypesTest {

    private static String components(Class<? extends Record> type) {
        return String.join(
                ", ",
                Arrays.stream(type.getRecordComponents())
                        .map(c -> c.getType().getSimpleName() + " " + c.getName())
                        .toList());
    }

    @Test
    void listings_are_records_with_the_names_of_c() {
        assertThat(components(PvmHostInfo.class))
                .isEqualTo("int hi_tid, String hi_name, String hi_arch, int hi_speed, int hi_dsig");
        assertThat(components(PvmTaskInfo.class))
                .isEqualTo(
                        "int ti_tid, int ti_ptid, int ti_host, int ti_flag, String ti_a_out, int"
                                + " ti_pid");
        assertThat(components(PvmMboxInfo.class))
                .isEqualTo(
                        "String mi_name, int mi_nentries, int[] mi_indices, int[] mi_owners, int[]"
                                + " mi_flags");
    }

    @Test
    void a_header_is_a_class_with_public_fields() {
        assertThat(
                        Arrays.stream(PvmMInfo.class.getFields())
                                .filter(f -> f.getType() == int.class)
                                .filter(f -> !Modifier.isFinal(f.getModifiers()))
                                .map(f -> f.getName()))
                .containsExactlyInAnyOrder("len", "ctx", "tag", "wid", "enc", "crc", "src", "dst");
    }

    @Test
    void functions_of_programs_are_lambdas() {
        PvmRecvFunction match = (bufid, tid, tag) -> bufid + tid + tag;
        PvmMessageHandler handler = mid -> mid;
        PvmReduceFunction reduction = (type, x, y, num, info) -> info[0] = type[0] + num[0];
        int[] info = new int[1];
        reduction.reduce(new int[] {3}, info, info, new int[] {4}, info);
        assertThat(match.match(1, 2, 3) + handler.handle(4) + info[0]).isEqualTo(17);
    }
}
