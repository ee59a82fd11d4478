package org.godwit.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.mailbox.MailboxAnswer.Done;
import org.godwit.mailbox.MailboxAnswer.Reason;
import org.godwit.mailbox.MailboxAnswer.Refused;
import org.godwit.mailbox.MailboxTable.Addressed;
import org.godwit.service.PlainReader;
import org.godwit.service.PlainWriter;
import org.godwit.task.Tid;
import org.junit.jupiter.api.Test;

import java.util.Map;

class ContextTableTest {

    private static final Tid TASK = Tid.task(1, 5, 0);
    private static final Tid OTHER = Tid.task(2, 6, 0);

    @Test
    void the_counter_goes_round_past_reserved_numbers_and_those_in_use() {
        ContextTable nearlyThrough = new ContextTable(Map.of(0x40001, OTHER), Map.of(1, 0x3fff4));
        ContextTable next = nearlyThrough.given(nearlyThrough.free(TASK).orElseThrow(), TASK);
        assertThat(next.isOwner(0x7fff5, TASK)).isTrue();
        assertThat(next.free(TASK)).as("0x7fff6..0x7ffff are the machine's").hasValue(0x40002);
        assertThat(next.free(OTHER)).hasValue(0x80001);
    }

    @Test
    void a_context_more_than_there_may_be_is_refused_until_one_is_free() {
        MailboxLimits limits = new MailboxLimits(1, 1, 2);
        MailboxRequest another = new MailboxRequest.NewContext();
        MailboxState state = MailboxState.EMPTY.step(TASK, 1, another, limits).state();
        state = state.step(TASK, 2, another, limits).state();
        MailboxState.Outcome refused = state.step(OTHER, 1, another, limits);
        assertThat(refused.answers())
                .containsExactly(new Addressed(OTHER, 1, new Refused(Reason.OUT_OF_RESOURCES)));
        assertThat(refused.state().ended(TASK).step(OTHER, 2, another, limits).answers())
                .containsExactly(new Addressed(OTHER, 2, new Done(0x80001)));
    }

    @Test
    void the_first_and_the_last_counter_there_can_be_are_read_again() {
        ContextTable table = new ContextTable(Map.of(), Map.of(1, 0, 2, Tid.LOCAL_MASK));
        PlainWriter out = new PlainWriter();
        table.write(out);

        assertThat(ContextTable.read(new PlainReader(out.toBytes()))).isEqualTo(table);
    }
}
