package org.godwit.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.godwit.group.GroupAnswer.Number;
import org.godwit.group.GroupAnswer.Part;
import org.godwit.group.GroupAnswer.Refused;
import org.godwit.group.GroupRequest.TakePart;
import org.godwit.task.Tid;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/// Collective calls of a group, and what a member of a frozen one answers itself.
class CollectiveTest {

    private static final Tid A = Tid.task(1, 1, 0);
    private static final Tid B = Tid.task(1, 2, 0);
    private static final Tid C = Tid.task(1, 3, 0);
    private static final Tid OUTSIDE = Tid.task(1, 9, 0);
    private static final TakePart GATHER = new TakePart("g", Collective.GATHER, 5, 0);

    private final GroupTable table = new GroupTable();

    @Test
    void the_root_has_all_members_and_the_others_have_the_root() {
        join(A, B);

        assertThat(ask(A, GATHER)).isEqualTo(part(Optional.empty(), A, B));
        assertThat(ask(B, GATHER)).isEqualTo(part(Optional.of(A)));
    }

    @Test
    void a_call_is_among_those_who_were_members_when_the_first_began() {
        join(A, B);
        ask(B, GATHER);
        join(C);
        assertThat(ask(A, GATHER)).isEqualTo(part(Optional.empty(), A, B));
        assertThat(ask(A, GATHER)).isEqualTo(part(Optional.empty(), A, B, C));
    }

    @Test
    void who_has_done_its_part_may_leave_and_is_still_in_the_call() {
        join(A, B);
        ask(B, GATHER);
        ask(B, new GroupRequest.Leave("g"));

        assertThat(ask(A, GATHER)).isEqualTo(part(Optional.empty(), A, B));
        assertThat(ask(A, GATHER)).isEqualTo(part(Optional.empty(), A));
    }

    @Test
    void a_member_that_leaves_before_its_part_is_not_waited_for_in_calls_to_come() {
        join(A, B);
        ask(A, GATHER);
        ask(B, new GroupRequest.Leave("g"));
        join(B);

        assertThat(ask(B, GATHER)).isEqualTo(part(Optional.of(A)));
        join(C);
        assertThat(ask(A, GATHER)).as("B's call").isEqualTo(part(Optional.empty(), A, B));
    }

    @Test
    void calls_that_are_through_are_forgotten() {
        join(A, B);
        byte[] before = TableForm.write(table);
        ask(A, GATHER);
        ask(B, GATHER);
        assertThat(TableForm.write(table)).isEqualTo(before);

        ask(A, GATHER);
        ask(B, new GroupRequest.Leave("g"));
        join(B);
        assertThat(TableForm.write(table)).isEqualTo(before);
    }

    @Test
    void another_kind_tag_or_root_is_another_call() {
        join(A, B);
        ask(B, GATHER);
        ask(B, new TakePart("g", Collective.SCATTER, 5, 0));
        ask(B, new TakePart("g", Collective.GATHER, 6, 0));
        ask(B, new TakePart("g", Collective.GATHER, 5, 1));
        join(C);

        assertThat(ask(A, new TakePart("g", Collective.GATHER, 5, 1)))
                .isEqualTo(part(Optional.of(B)));
        assertThat(ask(A, new TakePart("g", Collective.GATHER, 6, 0)))
                .isEqualTo(part(Optional.empty(), A, B));
        assertThat(ask(A, new TakePart("g", Collective.SCATTER, 5, 0)))
                .isEqualTo(part(Optional.empty(), A, B));
        assertThat(ask(A, new TakePart("g", Collective.GATHER, 7, 0)))
                .isEqualTo(part(Optional.empty(), A, B, C));
        assertThat(ask(A, new TakePart("g", Collective.SCATTER, 6, 0)))
                .isEqualTo(part(Optional.empty(), A, B, C));
    }

    @Test
    void mistakes_are_found_in_the_order_in_which_pvm_finds_them() {
        join(A, B);

        assertThat(ask(OUTSIDE, new TakePart("g", Collective.GATHER, 5, 7)))
                .isEqualTo(new Refused(GroupError.NO_INSTANCE));
        assertThat(ask(OUTSIDE, GATHER)).isEqualTo(new Refused(GroupError.NOT_IN_GROUP));
        assertThat(ask(OUTSIDE, new TakePart("g", Collective.REDUCE, 5, 7)))
                .isEqualTo(new Refused(GroupError.NOT_IN_GROUP));
        assertThat(ask(A, new TakePart("g", Collective.REDUCE, 5, 7)))
                .isEqualTo(new Refused(GroupError.NO_INSTANCE));
    }

    @Test
    void data_in_the_order_of_instances_have_no_place_for_a_free_one() {
        join(A, B);
        assertThat(ask(A, GATHER)).isInstanceOf(Part.class);
        ask(B, GATHER);
        join(C);
        ask(B, new GroupRequest.Leave("g"));

        assertThat(ask(A, GATHER)).isEqualTo(new Refused(GroupError.NO_INSTANCE));
        assertThat(ask(A, new TakePart("g", Collective.REDUCE, 5, 0)))
                .isEqualTo(part(Optional.empty(), C));
    }

    @Test
    void a_member_of_a_frozen_group_answers_what_does_not_change() {
        FrozenGroup frozen = FrozenGroup.of(new GroupAnswer.Members(List.of(A, B)));

        assertThat(frozen.answer(A, new GroupRequest.Size("g"))).contains(new Number(2));
        assertThat(frozen.answer(A, new GroupRequest.InstanceOf("g", B))).contains(new Number(1));
        assertThat(frozen.answer(A, new GroupRequest.TaskOf("g", 1)))
                .contains(new Number(B.value()));
        assertThat(frozen.answer(A, new GroupRequest.Members("g")))
                .contains(new GroupAnswer.Members(List.of(A, B)));
        assertThat(frozen.answer(B, GATHER)).contains(part(Optional.of(A)));
    }

    @Test
    void what_changes_a_frozen_group_only_the_group_server_answers() {
        FrozenGroup frozen = FrozenGroup.of(new GroupAnswer.Members(List.of(A, B)));

        assertThat(frozen.answer(A, new GroupRequest.Join("g"))).isEmpty();
        assertThat(frozen.answer(A, new GroupRequest.Leave("g"))).isEmpty();
        assertThat(frozen.answer(A, new GroupRequest.Barrier("g", 2))).isEmpty();
        assertThat(frozen.answer(A, new GroupRequest.Freeze("g", 2))).isEmpty();
    }

    private void join(Tid... tasks) {
        for (Tid task : tasks) {
            ask(task, new GroupRequest.Join("g"));
        }
    }

    private GroupAnswer ask(Tid from, GroupRequest request) {
        return table.take(from, 1, request).getFirst().answer();
    }

    private static Part part(Optional<Tid> up, Tid... down) {
        return new Part(new Role(up, List.of(down)));
    }
}
