package org.godwit.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.godwit.group.GroupAnswer.Number;
import org.godwit.group.GroupAnswer.Refused;
import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.Message;
import org.godwit.message.PackBuffer;
import org.godwit.program.RecordedContext;
import org.godwit.program.Step;
import org.godwit.task.Tid;
import org.junit.jupiter.api.Test;

import java.util.List;

/// The group server takes messages, answers by messages, and hears of the ends of members.
class GroupServerTest {

    private static final Tid A = Tid.task(1, 1, 0);
    private static final Tid B = Tid.task(1, 2, 0);
    private static final Tid SERVER = Tid.task(1, 100, 0);

    private final GroupServer server = new GroupServer();
    private final RecordedContext context = new RecordedContext();
    private GroupTable table = server.begin(List.of(), context);

    @Test
    void an_answer_carries_the_number_of_its_request_in_the_context_of_groups() {
        ask(A, 7, new GroupRequest.Join("g"));

        assertThat(context.sent())
                .singleElement()
                .satisfies(sent -> {
                    assertThat(sent.to()).isEqualTo(A);
                    assertThat(sent.tag()).isEqualTo(GroupServer.ANSWER);
                    assertThat(sent.context()).isEqualTo(GroupServer.CONTEXT);
                    assertThat(sent.waitId()).isEqualTo(7);
                    assertThat(answer(sent)).isEqualTo(new Number(0));
                });
    }

    @Test
    void everybody_who_waits_is_told() {
        join(A);
        join(B);
        ask(A, 2, new GroupRequest.Barrier("g", 2));
        assertThat(context.sent()).isEmpty();

        ask(B, 2, new GroupRequest.Barrier("g", 2));
        assertThat(context.sent())
                .extracting(RecordedContext.Sent::to)
                .containsExactlyInAnyOrder(A, B);
    }

    @Test
    void the_end_of_a_member_is_asked_for_once() {
        join(A);
        assertThat(context.watched())
                .containsExactly(new RecordedContext.Watched(A, 0, GroupServer.CONTEXT));

        ask(A, 2, new GroupRequest.Join("h"));
        ask(A, 3, new GroupRequest.Leave("g"));
        ask(A, 4, new GroupRequest.Join("g"));
        assertThat(context.watched()).isEmpty();
    }

    @Test
    void who_only_asks_and_is_no_member_is_not_watched() {
        join(A);
        context.watched();
        ask(B, 1, new GroupRequest.Size("g"));
        ask(A, 2, new GroupRequest.Size("g"));
        ask(A, 3, new GroupRequest.Freeze("g", 1));
        ask(B, 2, new GroupRequest.Join("g"));

        assertThat(context.watched()).isEmpty();
    }

    @Test
    void a_member_that_has_ended_is_none_and_who_waits_for_it_is_told() {
        join(A);
        join(B);
        ask(A, 2, new GroupRequest.Freeze("g", 2));
        ask(B, 2, new GroupRequest.Freeze("g", 2));
        ask(A, 3, new GroupRequest.Barrier("g", 2));
        context.sent();
        ended(B);

        assertThat(context.sent())
                .singleElement()
                .satisfies(sent -> {
                    assertThat(sent.to()).isEqualTo(A);
                    assertThat(answer(sent)).isEqualTo(new Refused(GroupError.NO_GROUP));
                });
        ask(A, 4, new GroupRequest.Size("g"));
        assertThat(context.sent())
                .extracting(GroupServerTest::answer)
                .containsExactly(new Number(1));
    }

    @Test
    void what_is_no_request_is_ignored() {
        join(A);
        context.sent();
        receive(message(A, 3, 1, GroupServer.CONTEXT + 1, body(new GroupRequest.Size("g"))));
        receive(message(A, 99, 1, GroupServer.CONTEXT, body(new GroupRequest.Size("g"))));
        receive(message(A, 3, 1, GroupServer.CONTEXT, Body.of(Encoding.DEFAULT, new byte[1])));
        receive(message(Tid.DAEMON, 0, 0, GroupServer.CONTEXT, Body.of(Encoding.RAW, new byte[0])));

        assertThat(context.sent()).isEmpty();
    }

    @Test
    void an_answer_that_announces_more_members_than_follow_is_none() {
        PackBuffer body = Ints.buffer();
        Ints.put(body, 2, 2, A.value());
        Message answer = message(SERVER, GroupServer.ANSWER, 1, GroupServer.CONTEXT, body.body());

        assertThatThrownBy(() -> GroupMessages.answer(answer))
                .hasMessage("it announces 2 items, and 4 bytes follow");
    }

    @Test
    void what_it_saves_it_is_again() {
        join(A);
        table = server.load(server.save(table));
        ask(A, 2, new GroupRequest.InstanceOf("g", A));

        assertThat(context.sent())
                .last()
                .satisfies(sent -> assertThat(answer(sent)).isEqualTo(new Number(0)));
    }

    private void join(Tid task) {
        ask(task, 1, new GroupRequest.Join("g"));
        context.sent();
    }

    private void ask(Tid from, int number, GroupRequest request) {
        receive(
                message(
                        from,
                        GroupMessages.tag(request),
                        number,
                        GroupServer.CONTEXT,
                        body(request)));
    }

    private void ended(Tid task) {
        PackBuffer notice = new PackBuffer(Encoding.DEFAULT);
        Ints.put(notice, task.value());
        receive(message(Tid.DAEMON, 0, 0, GroupServer.CONTEXT, notice.body()));
    }

    private void receive(Message message) {
        Step<GroupTable> step = server.receive(table, message, context);
        table = ((Step.Stay<GroupTable>) step).state();
    }

    private static Body body(GroupRequest request) {
        return GroupMessages.body(request);
    }

    private static Message message(Tid from, int tag, int number, int context, Body body) {
        return new Message(from, SERVER, tag, context, number, body);
    }

    private static GroupAnswer answer(RecordedContext.Sent sent) {
        return GroupMessages.answer(
                message(SERVER, sent.tag(), sent.waitId(), sent.context(), sent.body()));
    }
}
