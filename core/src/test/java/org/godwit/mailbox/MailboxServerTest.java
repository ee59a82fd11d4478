package org.godwit.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.godwit.mailbox.MailboxAnswer.ClassLine;
import org.godwit.mailbox.MailboxAnswer.Done;
import org.godwit.mailbox.MailboxAnswer.EntryLine;
import org.godwit.mailbox.MailboxAnswer.Found;
import org.godwit.mailbox.MailboxAnswer.Listed;
import org.godwit.mailbox.MailboxAnswer.Reason;
import org.godwit.mailbox.MailboxAnswer.Refused;
import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.Message;
import org.godwit.message.PackBuffer;
import org.godwit.port.MessageTooLarge;
import org.godwit.program.RecordedContext;
import org.godwit.program.Step;
import org.godwit.service.MalformedBytesException;
import org.godwit.service.PlainReader;
import org.godwit.task.Durability;
import org.godwit.task.Inherited;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The mailbox's service takes messages, answers by messages, and hears of the ends of its clients.
class MailboxServerTest {

    private static final Tid A = Tid.task(1, 1, 0);
    private static final Tid B = Tid.task(1, 2, 0);
    private static final Tid SERVER = Tid.task(1, 100, 0);
    private static final StoredMessage STORED =
            new StoredMessage(7, 0, 0, 0, 0, Body.of(Encoding.RAW, new byte[] {1, 2}));

    private final MailboxServer server = new MailboxServer();
    private final RecordedContext context = new RecordedContext();
    private MailboxState state = server.begin(List.of(), context);

    @Test
    void an_answer_carries_the_number_of_its_request_as_its_tag() {
        ask(A, 3, new MailboxRequest.Put("x", 0, STORED));
        assertThat(context.sent())
                .singleElement()
                .satisfies(sent -> {
                    assertThat(sent.to()).isEqualTo(A);
                    assertThat(sent.tag()).isEqualTo(3);
                    assertThat(sent.context()).isEqualTo(MailboxServer.CONTEXT);
                    assertThat(answer(sent)).isEqualTo(new Done(0));
                });

        ask(B, 1, new MailboxRequest.Receive("x", 0, 0));
        assertThat(context.sent())
                .extracting(MailboxServerTest::answer)
                .containsExactly(new Found(0, STORED));
    }

    @Test
    void the_end_of_a_client_is_asked_for_once() {
        ask(A, 1, new MailboxRequest.Listing(""));
        ask(A, 2, new MailboxRequest.Listing(""));
        ask(B, 1, new MailboxRequest.Listing(""));

        assertThat(context.watched())
                .containsExactly(
                        new RecordedContext.Watched(A, 1, MailboxServer.CONTEXT),
                        new RecordedContext.Watched(B, 1, MailboxServer.CONTEXT));
    }

    @Test
    void what_belonged_to_a_client_that_has_ended_is_forgotten() {
        ask(A, 1, new MailboxRequest.Put("x", 0, STORED));
        PackBuffer notice = new PackBuffer(Encoding.DEFAULT);
        notice.packInts(new int[] {A.value()}, 0, 1, 1);
        receive(Tid.DAEMON, 1, MailboxServer.CONTEXT, notice.body());
        context.sent();
        ask(B, 1, new MailboxRequest.Receive("x", 0, 0));

        assertThat(context.sent())
                .extracting(MailboxServerTest::answer)
                .containsExactly(new Refused(Reason.NOT_FOUND));
    }

    @Test
    void what_is_no_request_and_no_notice_is_dropped() {
        Body request = Body.of(Encoding.RAW, new MailboxRequest.Listing("").toBytes());
        receive(A, 1, MailboxServer.CONTEXT + 1, request);
        receive(A, 1, MailboxServer.CONTEXT, Body.of(Encoding.RAW, new byte[] {99}));
        receive(Tid.DAEMON, 1, MailboxServer.CONTEXT, Body.of(Encoding.RAW, new byte[0]));

        assertThat(context.sent()).isEmpty();
        assertThat(context.watched()).isEmpty();
        assertThat(state).isEqualTo(MailboxState.EMPTY);
    }

    @Test
    void an_answer_that_is_too_long_for_a_message_is_refused() {
        RecordedContext narrow =
                new RecordedContext() {
                    @Override
                    public void send(Tid to, int tag, int context, int waitId, Body body) {
                        if (body.length() > 10) {
                            throw new MessageTooLarge(body.length(), 10, "this test");
                        }
                        super.send(to, tag, context, waitId, body);
                    }
                };
        ask(A, 1, new MailboxRequest.Put("a long name", 0, STORED));
        var _ =
                server.receive(
                        state,
                        new Message(
                                A,
                                SERVER,
                                2,
                                MailboxServer.CONTEXT,
                                0,
                                Body.of(Encoding.RAW, new MailboxRequest.Listing("").toBytes())),
                        narrow);

        assertThat(narrow.sent())
                .extracting(MailboxServerTest::answer)
                .containsExactly(new Refused(Reason.NO_MEMORY));
    }

    @Test
    void a_listing_has_the_classes_that_match_with_their_entries() {
        ask(A, 1, new MailboxRequest.Put("xa", 0, STORED));
        ask(A, 2, new MailboxRequest.Put("yb", 0, STORED));
        context.sent();
        ask(A, 3, new MailboxRequest.Listing("y"));

        assertThat(context.sent())
                .extracting(MailboxServerTest::answer)
                .containsExactly(
                        new Listed(List.of(new ClassLine("yb", List.of(new EntryLine(0, A, 0))))));
    }

    @Test
    void a_request_that_can_mean_nothing_is_refused() {
        List<MailboxRequest> impossible =
                List.of(
                        new MailboxRequest.Put("", 0, STORED),
                        new MailboxRequest.Insert("", 0, STORED),
                        new MailboxRequest.Insert("x", -2, STORED),
                        new MailboxRequest.Receive("", 0, 0),
                        new MailboxRequest.Receive("x", -1, 0),
                        new MailboxRequest.Delete("", 0),
                        new MailboxRequest.Delete("x", -1));
        for (int i = 0; i < impossible.size(); i++) {
            ask(A, i + 1, impossible.get(i));
            assertThat(context.sent())
                    .as(impossible.get(i).toString())
                    .extracting(MailboxServerTest::answer)
                    .containsExactly(new Refused(Reason.BAD_PARAM));
        }
    }

    @Test
    void a_context_belongs_to_whom_it_was_given() {
        ask(A, 1, new MailboxRequest.NewContext());
        int number = ((Done) answer(context.sent().getFirst())).number();
        ask(B, 1, new MailboxRequest.FreeContext(number));
        ask(A, 2, new MailboxRequest.FreeContext(number));

        assertThat(context.sent())
                .extracting(MailboxServerTest::answer)
                .containsExactly(new Refused(Reason.NOT_FOUND), new Done(0));
    }

    @Test
    void what_it_saves_it_is_again() {
        ask(A, 1, new MailboxRequest.Put("x", 0, STORED));

        assertThat(server.load(server.save(state))).isEqualTo(state);
    }

    @Test
    void a_task_is_the_service_by_its_program_if_nobody_has_spawned_it() {
        assertThat(MailboxServer.is(spec(MailboxServer.PROGRAM, Optional.empty()))).isTrue();
        assertThat(MailboxServer.is(spec(MailboxServer.PROGRAM, Optional.of(A)))).isFalse();
        assertThat(MailboxServer.is(spec("other", Optional.empty()))).isFalse();
    }

    @Test
    void bytes_behind_a_request_or_an_answer_and_unknown_reasons_are_refused() {
        byte[] request = new MailboxRequest.Listing("").toBytes();
        byte[] answer = new Done(1).toBytes();
        byte[] reason = new Refused(Reason.OUT_OF_RESOURCES).toBytes();
        reason[1]++;

        assertThatThrownBy(() -> MailboxRequest.of(longer(request)))
                .isInstanceOf(MalformedBytesException.class);
        assertThatThrownBy(() -> MailboxAnswer.of(longer(answer)))
                .isInstanceOf(MalformedBytesException.class);
        assertThatThrownBy(() -> MailboxAnswer.of(new PlainReader(reason)))
                .isInstanceOf(MalformedBytesException.class)
                .hasMessage("a reason numbered 5; the last is 4");
    }

    private static PlainReader longer(byte[] bytes) {
        return new PlainReader(Arrays.copyOf(bytes, bytes.length + 1));
    }

    private static TaskSpec spec(String program, Optional<Tid> parent) {
        return new TaskSpec(
                SERVER,
                program,
                List.of(),
                parent,
                false,
                List.of(SERVER),
                Durability.JOURNALED,
                Inherited.NOTHING);
    }

    private void ask(Tid from, int number, MailboxRequest request) {
        receive(from, number, MailboxServer.CONTEXT, Body.of(Encoding.RAW, request.toBytes()));
    }

    private void receive(Tid from, int tag, int context, Body body) {
        Step<MailboxState> step =
                server.receive(
                        state, new Message(from, SERVER, tag, context, 0, body), this.context);
        state = ((Step.Stay<MailboxState>) step).state();
    }

    private static MailboxAnswer answer(RecordedContext.Sent sent) {
        return MailboxAnswer.of(new PlainReader(sent.body().bytes(), sent.body().length()));
    }
}
