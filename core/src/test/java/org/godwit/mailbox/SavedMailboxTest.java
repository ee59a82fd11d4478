package org.godwit.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.service.MalformedBytesException;
import org.godwit.service.PlainReader;
import org.godwit.task.Tid;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;

/// The saved form is what is written in `mailbox-v1.hex`. A change that breaks this test is a new
/// version.
class SavedMailboxTest {

    private static final long SEED = Long.getLong("godwit.seed", System.nanoTime());
    private static final Tid A = new Tid(0x40001);
    private static final Tid B = new Tid(0x80402);

    private static StoredMessage message(Encoding encoding, int... bytes) {
        byte[] body = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            body[i] = (byte) bytes[i];
        }
        return new StoredMessage(7, -1, 9, A.value(), 0, Body.of(encoding, body));
    }

    /// A mailbox with something of everything.
    private static MailboxState sample() {
        MailboxState state = MailboxState.EMPTY;
        int number = 0;
        for (MailboxRequest request :
                new MailboxRequest[] {
                    new MailboxRequest.Put("second", 1, message(Encoding.DEFAULT, 0, 1, 2, 3)),
                    new MailboxRequest.Put("first é", 4 | 5 << 10, message(Encoding.RAW)),
                    new MailboxRequest.Insert("second", 3, message(Encoding.IN_PLACE, -1)),
                    new MailboxRequest.NewContext(),
                    new MailboxRequest.NewContext(),
                    new MailboxRequest.FreeContext(0x40001)
                }) {
            state = state.step(A, ++number, request, MailboxLimits.STANDARD).state();
        }
        MailboxRequest wait = new MailboxRequest.Receive("third", 2, MailboxFlags.WAIT);
        return state.step(B, 1, wait, MailboxLimits.STANDARD).state();
    }

    private static byte[] golden() throws IOException {
        try (InputStream in = SavedMailboxTest.class.getResourceAsStream("mailbox-v1.hex")) {
            String hex =
                    new String(
                            Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
            return HexFormat.of().parseHex(hex.strip());
        }
    }

    @Test
    void a_mailbox_is_saved_as_in_the_golden_file() throws IOException {
        assertThat(HexFormat.of().formatHex(sample().toBytes()))
                .isEqualTo(HexFormat.of().formatHex(golden()));
    }

    @Test
    void a_mailbox_is_loaded_from_the_golden_file() throws IOException {
        assertThat(new MailboxServer().load(golden())).isEqualTo(sample());
    }

    @Test
    void a_saved_mailbox_that_is_cut_anywhere_is_refused() {
        byte[] whole = sample().toBytes();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> MailboxState.of(cut))
                    .isInstanceOf(MalformedBytesException.class);
        }
        assertThatThrownBy(() -> MailboxState.of(Arrays.copyOf(whole, whole.length + 1)))
                .isInstanceOf(MalformedBytesException.class)
                .hasMessageContaining("1 bytes too many");
    }

    @Test
    void another_version_is_refused_by_its_number() {
        assertThatThrownBy(() -> MailboxState.of(new byte[] {2}))
                .isInstanceOf(MalformedBytesException.class)
                .hasMessageContaining("version 2")
                .hasMessageContaining("version 1");
    }

    @Test
    void lengths_are_not_believed() {
        byte[] bytes = {1, 0x7f, -1, -1, -1};
        assertThatThrownBy(() -> MailboxState.of(bytes))
                .isInstanceOf(MalformedBytesException.class)
                .hasMessageContaining("clients announced where 0 bytes are left");
    }

    /// Damage is refused or gives another mailbox; nothing else is thrown.
    @Test
    void hostile_bytes_are_refused_or_are_a_mailbox() {
        Random random = new Random(SEED);
        byte[] whole = sample().toBytes();
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = whole.clone();
            for (int k = random.nextInt(3); k >= 0; k--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            readOrRefuse(() -> MailboxState.of(damaged).toBytes());
            readOrRefuse(() -> MailboxRequest.of(new PlainReader(damaged)).toBytes());
            readOrRefuse(() -> MailboxAnswer.of(new PlainReader(damaged)).toBytes());
        }
    }

    private static void readOrRefuse(java.util.function.Supplier<byte[]> read) {
        try {
            assertThat(read.get()).as("seed %d", SEED).isNotNull();
        } catch (MalformedBytesException _) {
            // refused
        }
    }

    @Test
    void requests_and_answers_come_back_from_their_bytes() {
        StoredMessage message = message(Encoding.RAW, 1, 2);
        for (MailboxRequest request :
                new MailboxRequest[] {
                    new MailboxRequest.Put("a", 3, message),
                    new MailboxRequest.Insert("a", -1, message),
                    new MailboxRequest.Receive("a", 1, 2),
                    new MailboxRequest.Delete("", 4),
                    new MailboxRequest.Listing("*"),
                    new MailboxRequest.NewContext(),
                    new MailboxRequest.FreeContext(0x40001)
                }) {
            assertThat(MailboxRequest.of(new PlainReader(request.toBytes()))).isEqualTo(request);
        }
        MailboxState state = sample();
        for (MailboxAnswer answer :
                new MailboxAnswer[] {
                    new MailboxAnswer.Done(-5),
                    new MailboxAnswer.Found(3, message),
                    new MailboxAnswer.Refused(MailboxAnswer.Reason.OUT_OF_RESOURCES),
                    state.table()
                            .list(A, 1, new MailboxRequest.Listing(""))
                            .answers()
                            .getFirst()
                            .answer()
                }) {
            assertThat(MailboxAnswer.of(new PlainReader(answer.toBytes()))).isEqualTo(answer);
        }
    }
}
