package org.godwit.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.Message;
import org.godwit.task.Tid;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What the group server sends, gets and saves is written as in `groups-v1.hex`. A change that
/// breaks this test is a new version.
class GroupFormTest {

    private static final Tid A = Tid.task(1, 1, 0);
    private static final Tid B = Tid.task(2, 2, 0);
    private static final Tid C = Tid.task(3, 3, 1);
    private static final HexFormat HEX = HexFormat.of();

    private static Map<String, GroupRequest> requests() {
        Map<String, GroupRequest> all = new LinkedHashMap<>();
        all.put("join", new GroupRequest.Join("a"));
        all.put("leave", new GroupRequest.Leave("group"));
        all.put("size", new GroupRequest.Size("g"));
        all.put("instance-of", new GroupRequest.InstanceOf("g", B));
        all.put("task-of", new GroupRequest.TaskOf("g", -1));
        all.put("members", new GroupRequest.Members("g"));
        all.put("barrier", new GroupRequest.Barrier("g", 3));
        all.put("freeze", new GroupRequest.Freeze("g", GroupRequest.ALL));
        all.put("take-part", new GroupRequest.TakePart("g", Collective.REDUCE, 7, 2));
        return all;
    }

    private static Map<String, GroupAnswer> answers() {
        Map<String, GroupAnswer> all = new LinkedHashMap<>();
        all.put("number", new GroupAnswer.Number(4711));
        all.put("tasks", new GroupAnswer.Members(List.of(A, Seats.FREE, C)));
        all.put("part-root", new GroupAnswer.Part(new Role(Optional.empty(), List.of(B, C))));
        all.put("part-leaf", new GroupAnswer.Part(new Role(Optional.of(A), List.of())));
        for (GroupError error : GroupError.values()) {
            all.put("refused-" + error, new GroupAnswer.Refused(error));
        }
        return all;
    }

    private static GroupTable table() {
        GroupTable table = new GroupTable();
        for (Tid tid : List.of(A, B, C)) {
            GroupRequest join = new GroupRequest.Join("g");
            table.take(tid, 1, join);
            table.beginsToWatch(tid, join);
        }
        table.take(B, 2, new GroupRequest.Leave("g"));
        table.take(A, 2, new GroupRequest.TakePart("g", Collective.REDUCE, 7, 2));
        table.take(C, 2, new GroupRequest.Barrier("g", 2));
        table.take(B, 3, new GroupRequest.Join("h"));
        table.take(A, 3, new GroupRequest.Join("h"));
        table.take(B, 4, new GroupRequest.Freeze("h", 2));
        table.take(B, 5, new GroupRequest.Join("i"));
        table.take(B, 6, new GroupRequest.Freeze("i", 1));
        return table;
    }

    private static Map<String, String> written() {
        Map<String, String> all = new LinkedHashMap<>();
        requests()
                .forEach((name, r) ->
                        all.put(
                                name,
                                GroupMessages.tag(r)
                                        + ":"
                                        + HEX.formatHex(GroupMessages.body(r).exactBytes())));
        answers()
                .forEach((name, a) ->
                        all.put(name, HEX.formatHex(GroupMessages.body(a).exactBytes())));
        all.put("table", HEX.formatHex(TableForm.write(table())));
        return all;
    }

    private static Map<String, String> golden() throws IOException {
        Map<String, String> lines = new LinkedHashMap<>();
        try (InputStream in = GroupFormTest.class.getResourceAsStream("groups-v1.hex")) {
            byte[] all = Objects.requireNonNull(in).readAllBytes();
            for (String line : new String(all, StandardCharsets.US_ASCII).lines().toList()) {
                String[] words = line.split(" ", -1);
                lines.put(words[0], words[1]);
            }
        }
        return lines;
    }

    @Test
    void all_is_written_as_in_the_golden_file() throws IOException {
        assertThat(written()).containsExactlyEntriesOf(golden());
    }

    private static Message message(int tag, byte[] body) {
        return new Message(A, B, tag, GroupServer.CONTEXT, 1, Body.of(Encoding.DEFAULT, body));
    }

    @Test
    void all_is_read_from_the_golden_file() throws IOException {
        Map<String, String> golden = golden();
        requests()
                .forEach((name, r) -> {
                    String[] words = Objects.requireNonNull(golden.get(name)).split(":");
                    Message m = message(Integer.parseInt(words[0]), HEX.parseHex(words[1]));
                    assertThat(GroupMessages.request(m)).contains(r);
                });
        answers()
                .forEach((name, a) -> {
                    Message m = message(0, HEX.parseHex(Objects.requireNonNull(golden.get(name))));
                    assertThat(GroupMessages.answer(m)).isEqualTo(a);
                });
        byte[] table = HEX.parseHex(Objects.requireNonNull(golden.get("table")));
        assertThat(TableForm.write(TableForm.read(table))).isEqualTo(table);
    }

    @Test
    void a_request_that_is_cut_short_or_of_no_kind_is_none() {
        requests()
                .forEach((_, r) -> {
                    byte[] whole = GroupMessages.body(r).exactBytes();
                    for (int length = 0; length < whole.length; length++) {
                        Message m = message(GroupMessages.tag(r), Arrays.copyOf(whole, length));
                        assertThat(GroupMessages.request(m)).isEmpty();
                    }
                });
        assertThat(GroupMessages.request(message(77, new byte[100]))).isEmpty();
    }

    @Test
    void a_table_that_is_cut_short_too_long_or_of_another_version_is_refused() {
        byte[] whole = TableForm.write(table());
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> TableForm.read(cut))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> TableForm.read(Arrays.copyOf(whole, whole.length + 4)))
                .hasMessage("4 bytes too many behind the groups");
        byte[] newer = whole.clone();
        newer[3] = 2;
        assertThatThrownBy(() -> TableForm.read(newer))
                .hasMessage("groups saved in form 2; this version reads form 1");
        byte[] many = whole.clone();
        many[4] = 0x7f;
        assertThatThrownBy(() -> TableForm.read(many)).hasMessageContaining("it announces 2130");
    }
}
