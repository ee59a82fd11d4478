package org.godwit.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.processor.Bench.HOST;
import static org.godwit.processor.Bench.HOST_2;
import static org.godwit.processor.Bench.ME;
import static org.godwit.processor.Bench.OTHER;
import static org.godwit.processor.Bench.PEER;
import static org.godwit.processor.Bench.SILENCE;

import org.godwit.message.Message;
import org.godwit.task.Tid;
import org.godwit.wire.Frame;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

class NoticeTest {

    private static final int TAG = 99;

    private final Bench bench = Bench.journaled().quiet();

    @Test
    void a_notice_is_asked_for_until_it_is_confirmed() {
        watchPeer();
        assertThat(bench.sent()).containsExactly(new Frame.Watch(ME, PEER, 1));
        bench.tick(SILENCE);
        bench.tick(SILENCE.plusMillis(1));
        bench.tick(SILENCE.multipliedBy(2));
        assertThat(bench.sent())
                .containsExactly(new Frame.Watch(ME, PEER, 1), new Frame.Watch(ME, PEER, 1));

        bench.arrive(new Frame.WatchAck(PEER, ME, 1));
        bench.tick(SILENCE.multipliedBy(3));
        assertThat(bench.sent()).isEmpty();
        assertThat(bench.processor.wantsTick()).isFalse();
    }

    @Test
    void the_end_of_a_watched_task_comes_as_a_message_from_the_daemon() {
        watchPeer();
        bench.arrive(new Frame.Notice(PEER, ME, 1));

        Message notice = ((Reply.Delivered) bench.receive()).message();
        assertThat(notice.source()).isEqualTo(Tid.DAEMON);
        assertThat(notice.tag()).isEqualTo(TAG);
        assertThat(ints(notice)).containsExactly(PEER.value());
    }

    @Test
    void a_notice_comes_once_per_request_however_often_it_is_sent() {
        watchPeer();
        watchPeer();
        for (int i = 0; i < 3; i++) {
            bench.arrive(new Frame.Notice(PEER, ME, 1));
            bench.arrive(new Frame.Notice(PEER, ME, 2));
        }
        bench.arrive(new Frame.Gone(PEER, ME));

        assertThat(notices()).hasSize(2);
    }

    @Test
    void a_notice_is_acknowledged_when_it_is_in_the_journal_and_whenever_it_is_repeated() {
        watchPeer();
        bench.quiet();
        bench.arrive(new Frame.Notice(PEER, ME, 1));
        assertThat(bench.sent()).isEmpty();
        bench.write();
        assertThat(bench.sent()).containsExactly(new Frame.NoticeAck(ME, PEER, 1));

        bench.arrive(new Frame.Notice(PEER, ME, 1));
        assertThat(bench.sent()).containsExactly(new Frame.NoticeAck(ME, PEER, 1));
        assertThat(bench.unwritten()).isEmpty();
    }

    @Test
    void a_task_that_does_not_exist_any_more_gives_its_notice_at_once() {
        watchPeer();
        bench.arrive(new Frame.Gone(PEER, ME));
        assertThat(notices()).hasSize(1);

        watchPeer();
        assertThat(notices()).hasSize(1);
    }

    @Test
    void a_notice_wakes_a_program_that_waits() {
        watchPeer();
        bench.receive();
        bench.quiet();
        bench.arrive(new Frame.Notice(PEER, ME, 1));

        assertThat(bench.effects()).containsExactly(Effect.WAKE_TASK);
    }

    @Test
    void a_replay_does_not_ask_again_for_a_notice_that_has_come() {
        watchPeer();
        bench.arrive(new Frame.Notice(PEER, ME, 1));
        bench.write();

        Bench next = bench.next().write().quiet();
        next.step(new ProcessorInput.NotifyTaskExit(PEER, TAG, 0));
        assertThat(next.sent()).isEmpty();
        assertThat(notices(next)).hasSize(1);
        next.arrive(new Frame.Notice(PEER, ME, 1));
        assertThat(notices(next)).isEmpty();
    }

    @Test
    void a_notice_that_comes_before_the_replay_has_asked_for_it_is_left_to_be_repeated() {
        Bench next = bench.next().write().quiet();
        next.arrive(new Frame.Notice(PEER, ME, 1));
        assertThat(next.sent()).isEmpty();

        next.step(new ProcessorInput.NotifyTaskExit(PEER, TAG, 0));
        next.arrive(new Frame.Notice(PEER, ME, 1));
        assertThat(notices(next)).hasSize(1);
    }

    @Test
    void a_cancelled_notice_comes_at_once_and_not_again() {
        watchPeer();
        bench.step(new ProcessorInput.CancelNotify(PEER, TAG, 0));
        assertThat(notices()).hasSize(1);
        bench.step(new ProcessorInput.CancelNotify(PEER, TAG, 0));
        bench.arrive(new Frame.Notice(PEER, ME, 1));
        assertThat(notices()).isEmpty();
    }

    @Test
    void a_cancellation_needs_the_same_task_tag_and_context() {
        watchPeer();
        bench.step(new ProcessorInput.CancelNotify(OTHER, TAG, 0));
        bench.step(new ProcessorInput.CancelNotify(PEER, TAG + 1, 0));
        bench.step(new ProcessorInput.CancelNotify(PEER, TAG, 1));

        assertThat(notices()).isEmpty();
    }

    @Test
    void a_host_that_leaves_is_told_once() {
        hosts(HOST, HOST_2);
        bench.step(new ProcessorInput.NotifyHostDelete(HOST_2, HOST_2.value(), TAG, 0, true));
        assertThat(notices()).isEmpty();

        hosts(HOST);
        assertThat(notices()).containsExactly(List.of(HOST_2.value()));
        hosts(HOST, HOST_2);
        hosts(HOST);
        assertThat(notices()).isEmpty();
    }

    @Test
    void a_host_that_is_not_there_when_asked_for_is_told_at_once_by_the_number_asked() {
        bench.step(new ProcessorInput.NotifyHostDelete(HOST_2, 4711, TAG, 0, false));

        assertThat(notices()).containsExactly(List.of(4711));
    }

    @Test
    void hosts_that_join_are_told_together_the_last_first_as_often_as_asked() {
        hosts(HOST);
        bench.step(new ProcessorInput.NotifyHostAdd(TAG, 0, 2));
        Tid third = Tid.ofHost(1 + 2);
        hosts(HOST, HOST_2, third);
        assertThat(notices()).containsExactly(List.of(2, third.value(), HOST_2.value()));

        hosts(HOST);
        assertThat(notices()).isEmpty();
        hosts(HOST, HOST_2);
        hosts(HOST, HOST_2, third);
        assertThat(notices()).containsExactly(List.of(1, HOST_2.value()));
    }

    @Test
    void hosts_that_join_are_told_for_ever_or_until_a_count_of_nothing() {
        hosts(HOST);
        bench.step(new ProcessorInput.NotifyHostAdd(TAG, 0, -1));
        for (int i = 0; i < 3; i++) {
            hosts(HOST, HOST_2);
            hosts(HOST);
        }
        assertThat(notices()).hasSize(3);

        bench.step(new ProcessorInput.NotifyHostAdd(TAG, 0, 0));
        hosts(HOST, HOST_2);
        assertThat(notices()).isEmpty();
    }

    @Test
    void hosts_that_come_and_go_while_it_is_closed_are_told_if_the_move_is_given_up() {
        hosts(HOST, HOST_2);
        bench.step(new ProcessorInput.NotifyHostDelete(HOST_2, HOST_2.value(), TAG, 0, true));
        bench.step(new ProcessorInput.NotifyHostAdd(TAG, 0, -1));
        bench.close();
        Tid third = Tid.ofHost(1 + 2);
        hosts(HOST, third);
        assertThat(bench.unwritten()).isEmpty();

        bench.step(new ProcessorInput.Abort());
        assertThat(notices()).containsExactly(List.of(HOST_2.value()), List.of(1, third.value()));
    }

    @Test
    void what_was_heard_of_the_hosts_in_an_earlier_move_is_not_told_again() {
        hosts(HOST);
        bench.step(new ProcessorInput.NotifyHostAdd(TAG, 0, -1));
        bench.close();
        hosts(HOST, HOST_2);
        bench.step(new ProcessorInput.Abort());
        assertThat(notices()).hasSize(1);

        hosts(HOST);
        bench.close();
        bench.step(new ProcessorInput.Abort());
        assertThat(notices()).isEmpty();
    }

    @Test
    void hosts_that_join_are_told_to_nobody_who_asked_for_something_else() {
        hosts(HOST);
        watchPeer();
        hosts(HOST, HOST_2);

        assertThat(notices()).isEmpty();
    }

    @Test
    void the_end_of_one_task_is_no_notice_of_another() {
        watchPeer();
        bench.arrive(new Frame.Gone(OTHER, ME));

        assertThat(notices()).isEmpty();
    }

    @Test
    void a_replay_is_told_of_hosts_as_often_as_was_left() {
        hosts(HOST);
        bench.step(new ProcessorInput.NotifyHostAdd(TAG, 0, 3));
        joinAndLeave(bench);
        joinAndLeave(bench);
        bench.write();

        Bench next = bench.next().write();
        next.step(new ProcessorInput.HostsAre(List.of(HOST)));
        next.step(new ProcessorInput.NotifyHostAdd(TAG, 0, 3));
        joinAndLeave(next);
        joinAndLeave(next);
        assertThat(notices(next)).hasSize(3);
    }

    private static void joinAndLeave(Bench of) {
        of.step(new ProcessorInput.HostsAre(List.of(HOST, HOST_2)));
        of.step(new ProcessorInput.HostsAre(List.of(HOST)));
    }

    private void watchPeer() {
        bench.step(new ProcessorInput.NotifyTaskExit(PEER, TAG, 0));
    }

    private void hosts(Tid... present) {
        bench.step(new ProcessorInput.HostsAre(List.of(present)));
    }

    private List<List<Integer>> notices() {
        return notices(bench);
    }

    private static List<List<Integer>> notices(Bench of) {
        List<List<Integer>> taken = new ArrayList<>();
        while (of.receive() instanceof Reply.Delivered delivered) {
            taken.add(ints(delivered.message()));
        }
        return taken;
    }

    private static List<Integer> ints(Message message) {
        ByteBuffer bytes = ByteBuffer.wrap(message.body().exactBytes());
        List<Integer> ints = new ArrayList<>();
        while (bytes.hasRemaining()) {
            ints.add(bytes.getInt());
        }
        return ints;
    }
}
