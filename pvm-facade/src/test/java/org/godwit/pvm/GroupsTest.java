package org.godwit.pvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.godwit.pvm.Puppet.answerOf;
import static org.godwit.pvm.Pvm.*;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// Membership, barriers, broadcasts and freezing. The answers are those of the real PVM to the same
/// calls, but where a comment says otherwise.
class GroupsTest {

    private final LoopbackMachine machine = new LoopbackMachine();

    private Puppet[] members(int n) {
        Puppet[] all = Puppet.several(machine, n);
        for (int i = 0; i < n; i++) {
            assertThat(all[i].does(() -> pvm_joingroup("g"))).isEqualTo(i);
        }
        return all;
    }

    private void awaitSize(Puppet asker, int size) {
        await().untilAsserted(() -> assertThat(asker.does(() -> pvm_gsize("g"))).isEqualTo(size));
    }

    @Test
    void a_group_that_does_not_exist_is_no_group_for_every_call() {
        Puppet t = new Puppet(machine);
        int[] v = {1};
        assertThat(t.does(() -> pvm_gsize("g"))).isEqualTo(PvmNoGroup);
        assertThat(t.does(() -> pvm_getinst("g", pvm_mytid()))).isEqualTo(PvmNoGroup);
        assertThat(t.does(() -> pvm_gettid("g", 0))).isEqualTo(PvmNoGroup);
        assertThat(t.does(() -> pvm_lvgroup("g"))).isEqualTo(PvmNoGroup);
        assertThat(t.does(() -> pvm_barrier("g", 1))).isEqualTo(PvmNoGroup);
        assertThat(t.does(() -> pvm_freezegroup("g", 1))).isEqualTo(PvmNoGroup);
        assertThat(t.does(() -> pvm_bcast("g", 1))).isEqualTo(PvmNoGroup);
        assertThat(t.does(() -> pvm_gather(v, v, 1, PVM_INT, 1, "g", 9))).isEqualTo(PvmNoGroup);
        assertThat(t.does(() -> pvm_scatter(v, v, 1, PVM_INT, 1, "g", 9))).isEqualTo(PvmNoGroup);
        assertThat(t.does(() -> pvm_reduce(PLUS, v, 1, 99, 1, "g", 9))).isEqualTo(PvmNoGroup);
    }

    private static final PvmReduceFunction PLUS =
            (type, x, y, n, info) -> ((int[]) x)[0] += ((int[]) y)[0];

    @Test
    void a_group_without_a_name_is_a_null_group() {
        Puppet t = new Puppet(machine);
        int[] v = {1};
        for (String none : new String[] {"", null}) {
            assertThat(t.does(() -> pvm_joingroup(none))).isEqualTo(PvmNullGroup);
            assertThat(t.does(() -> pvm_lvgroup(none))).isEqualTo(PvmNullGroup);
            assertThat(t.does(() -> pvm_gsize(none))).isEqualTo(PvmNullGroup);
            assertThat(t.does(() -> pvm_getinst(none, 1))).isEqualTo(PvmNullGroup);
            assertThat(t.does(() -> pvm_gettid(none, 1))).isEqualTo(PvmNullGroup);
            assertThat(t.does(() -> pvm_barrier(none, 0))).isEqualTo(PvmNullGroup);
            assertThat(t.does(() -> pvm_freezegroup(none, 1))).isEqualTo(PvmNullGroup);
            assertThat(t.does(() -> pvm_bcast(none, 1))).isEqualTo(PvmNullGroup);
            assertThat(t.does(() -> pvm_gather(v, v, 1, PVM_INT, 1, none, 0)))
                    .isEqualTo(PvmNullGroup);
            assertThat(t.does(() -> pvm_reduce(PLUS, v, 1, 99, 1, none, 0)))
                    .isEqualTo(PvmNullGroup);
        }
    }

    @Test
    void instances_count_from_0_and_a_free_one_is_given_again() {
        Puppet[] t = members(3);
        assertThat(t[0].does(() -> pvm_joingroup("g"))).isEqualTo(PvmDupGroup);
        assertThat(t[0].does(() -> pvm_joingroup("h"))).isZero();
        int tid2 = t[2].does(Pvm::pvm_mytid);
        assertThat(t[0].does(() -> pvm_gettid("g", 2))).isEqualTo(tid2);
        assertThat(t[1].does(() -> pvm_getinst("g", tid2))).isEqualTo(2);
        assertThat(t[1].does(() -> pvm_lvgroup("g"))).isZero();
        assertThat(t[1].does(() -> pvm_lvgroup("g"))).isEqualTo(PvmNotInGroup);
        assertThat(t[0].does(() -> pvm_gsize("g"))).isEqualTo(2);
        assertThat(t[0].does(() -> pvm_gettid("g", 1))).isEqualTo(PvmNoInst);
        assertThat(t[0].does(() -> pvm_gettid("g", -1))).isEqualTo(PvmNoInst);
        assertThat(t[0].does(() -> pvm_gettid("g", 500))).isEqualTo(PvmNoInst);
        assertThat(t[1].does(() -> pvm_getinst("g", pvm_mytid()))).isEqualTo(PvmNotInGroup);
        assertThat(t[1].does(() -> pvm_joingroup("g"))).isEqualTo(1);
        for (Puppet each : t) {
            assertThat(each.does(() -> pvm_lvgroup("g"))).isZero();
        }
        assertThat(t[0].does(() -> pvm_gsize("g"))).isEqualTo(PvmNoGroup);
        assertThat(t[0].does(() -> pvm_gsize("h"))).isEqualTo(1);
    }

    @Test
    void a_member_that_ends_leaves_all_its_groups() {
        Puppet[] t = members(3);
        assertThat(t[2].does(() -> pvm_joingroup("h"))).isZero();
        t[2].ends();
        awaitSize(t[0], 2);
        assertThat(t[0].does(() -> pvm_gettid("g", 2))).isEqualTo(PvmNoInst);
        assertThat(t[0].does(() -> pvm_gsize("h"))).isEqualTo(PvmNoGroup);
    }

    @Test
    void a_barrier_holds_until_as_many_have_called_as_were_asked_for() {
        Puppet[] t = members(4);
        assertThat(t[3].does(() -> pvm_barrier("g", 1))).isZero();
        CompletableFuture<Integer> first = t[0].begins(() -> pvm_barrier("g", 3));
        awaitSize(t[3], 4);
        assertThat(t[1].does(() -> pvm_barrier("g", 2))).isEqualTo(PvmMismatch);
        assertThat(t[1].does(() -> pvm_barrier("g", -1))).isEqualTo(PvmMismatch);
        assertThat(t[1].does(() -> pvm_barrier("g", 0))).isEqualTo(PvmMismatch);
        CompletableFuture<Integer> second = t[1].begins(() -> pvm_barrier("g", 3));
        awaitSize(t[3], 4);
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        assertThat(t[2].does(() -> pvm_barrier("g", 3))).isZero();
        assertThat(answerOf(first)).isZero();
        assertThat(answerOf(second)).isZero();
        assertThat(t[2].does(() -> pvm_barrier("g", 0))).isEqualTo(PvmMismatch);
        assertThat(t[2].does(() -> pvm_barrier("g", -2))).isEqualTo(PvmMismatch);
    }

    @Test
    void a_barrier_of_minus_1_is_for_those_who_are_members_when_it_begins() {
        Puppet[] t = members(2);
        CompletableFuture<Integer> first = t[0].begins(() -> pvm_barrier("g", -1));
        awaitSize(t[1], 2);
        Puppet late = new Puppet(machine);
        assertThat(late.does(() -> pvm_joingroup("g"))).isEqualTo(2);
        assertThat(t[1].does(() -> pvm_barrier("g", -1))).isEqualTo(PvmMismatch);
        assertThat(late.does(() -> pvm_barrier("g", 2))).isZero();
        assertThat(answerOf(first)).isZero();
    }

    @Test
    void who_is_no_member_may_ask_and_broadcast_but_not_wait() {
        Puppet[] t = members(2);
        Puppet other = new Puppet(machine);
        int[] v = {1};
        assertThat(other.does(() -> pvm_gsize("g"))).isEqualTo(2);
        assertThat(other.does(() -> pvm_barrier("g", 2))).isEqualTo(PvmNotInGroup);
        assertThat(other.does(() -> pvm_lvgroup("g"))).isEqualTo(PvmNotInGroup);
        assertThat(other.does(() -> pvm_freezegroup("g", 2))).isEqualTo(PvmNotInGroup);
        assertThat(other.does(() -> pvm_reduce(PLUS, v, 1, 99, 1, "g", 9)))
                .isEqualTo(PvmNotInGroup);
        assertThat(other.does(() -> pvm_gather(v, v, 1, PVM_INT, 1, "g", 0)))
                .isEqualTo(PvmNotInGroup);
        assertThat(other.does(() -> pvm_gather(v, v, 1, PVM_INT, 1, "g", 9))).isEqualTo(PvmNoInst);
        assertThat(other.does(() -> pvm_bcast("g", 7))).isEqualTo(PvmNoBuf);
        other.does(() -> pvm_initsend(PvmDataDefault));
        assertThat(other.does(() -> pvm_bcast("g", -3))).isEqualTo(PvmBadParam);
        assertThat(other.does(() -> pvm_bcast("g", 7))).isZero();
        for (Puppet each : t) {
            assertThat(each.does(() -> pvm_recv(-1, 7))).isPositive();
        }
    }

    @Test
    void a_broadcast_reaches_the_others_and_is_no_instance_where_there_are_none() {
        Puppet[] t = members(3);
        assertThat(t[0].does(() -> pvm_joingroup("h"))).isZero();
        t[0].does(() -> pvm_initsend(PvmDataDefault));
        assertThat(t[0].does(() -> pvm_bcast("h", 7))).isEqualTo(PvmNoInst);
        assertThat(t[0].does(() -> pvm_bcast("g", 7))).isZero();
        assertThat(t[1].does(() -> pvm_recv(-1, 7))).isPositive();
        assertThat(t[2].does(() -> pvm_recv(-1, 7))).isPositive();
        assertThat(t[0].does(() -> pvm_nrecv(-1, 7))).isZero();
    }

    @Test
    void a_frozen_group_is_fixed() {
        Puppet[] t = members(3);
        Puppet late = new Puppet(machine);
        CompletableFuture<Integer> first = t[0].begins(() -> pvm_freezegroup("g", 3));
        awaitSize(t[1], 3);
        assertThat(t[1].does(() -> pvm_freezegroup("g", 2))).isEqualTo(PvmMismatch);
        assertThat(t[1].does(() -> pvm_freezegroup("g", 0))).isEqualTo(PvmMismatch);
        CompletableFuture<Integer> second = t[1].begins(() -> pvm_freezegroup("g", -1));
        assertThat(t[2].does(() -> pvm_freezegroup("g", 3))).isEqualTo(3);
        assertThat(answerOf(first)).isEqualTo(3);
        assertThat(answerOf(second)).isEqualTo(3);
        assertThat(late.does(() -> pvm_joingroup("g"))).isEqualTo(PvmNotInGroup);
        assertThat(t[0].does(() -> pvm_joingroup("g"))).isEqualTo(PvmNotInGroup);
        assertThat(t[0].does(() -> pvm_freezegroup("g", 3))).isEqualTo(PvmDupGroup);
        assertThat(late.does(() -> pvm_freezegroup("g", 3))).isEqualTo(PvmDupGroup);
        assertThat(t[0].does(() -> pvm_gsize("g"))).isEqualTo(3);
        assertThat(t[0].does(() -> pvm_gettid("g", 1))).isEqualTo(t[1].does(Pvm::pvm_mytid));
        assertThat(t[0].does(() -> pvm_gettid("g", 3))).isEqualTo(PvmNoInst);
        assertThat(t[2].does(() -> pvm_getinst("g", pvm_mytid()))).isEqualTo(2);
    }

    /// The real PVM leaves those who wait already waiting.
    @Test
    void a_frozen_group_whose_member_ends_has_no_barriers_any_more() {
        Puppet[] t = members(3);
        CompletableFuture<Integer> first = t[0].begins(() -> pvm_freezegroup("g", 3));
        CompletableFuture<Integer> second = t[1].begins(() -> pvm_freezegroup("g", 3));
        assertThat(t[2].does(() -> pvm_freezegroup("g", 3))).isEqualTo(3);
        answerOf(first);
        answerOf(second);
        CompletableFuture<Integer> waiting = t[0].begins(() -> pvm_barrier("g", 3));
        t[2].ends();
        assertThat(answerOf(waiting)).isEqualTo(PvmNoGroup);
        assertThat(t[1].does(() -> pvm_barrier("g", 3))).isEqualTo(PvmNoGroup);
        assertThat(t[1].does(() -> pvm_gsize("g"))).isEqualTo(3); // kept, as in PVM
        assertThat(t[1].does(() -> pvm_lvgroup("g"))).isZero();
        assertThat(t[1].does(() -> pvm_gsize("g"))).isEqualTo(1);
        assertThat(t[0].does(() -> pvm_lvgroup("g"))).isZero();
        assertThat(t[0].does(() -> pvm_joingroup("g"))).isZero();
    }

    /// As when the real PVM's group server is killed, but that nobody waits for ever.
    @Test
    void when_the_group_server_is_killed_its_groups_are_gone_and_there_is_a_new_one() {
        Puppet[] t = members(3);
        CompletableFuture<Integer> waiting = t[0].begins(() -> pvm_barrier("g", 3));
        awaitSize(t[1], 3);
        int[] server = {0};
        t[1].does(() -> {
            PvmTaskInfo[][] tasks = new PvmTaskInfo[1][];
            pvm_tasks(0, new int[1], tasks);
            for (PvmTaskInfo each : tasks[0]) {
                server[0] = each.ti_a_out().equals("pvmgs") ? each.ti_tid() : server[0];
            }
            return pvm_kill(server[0]);
        });
        assertThat(server[0]).isPositive();
        assertThat(answerOf(waiting)).isEqualTo(PvmNoGroup);
        assertThat(t[1].does(() -> pvm_gsize("g"))).isEqualTo(PvmNoGroup);
        assertThat(t[2].does(() -> pvm_joingroup("g"))).isZero();
        assertThat(t[0].does(() -> pvm_gsize("g"))).isEqualTo(1);
    }

    @Test
    void a_program_that_receives_from_all_contexts_gets_nothing_of_the_groups() {
        Puppet[] t = members(2);
        int[] mine = {1};
        assertThat(t[1].does(() -> pvm_gather(null, mine, 1, PVM_INT, 7, "g", 0))).isZero();
        assertThat(t[0].does(() -> pvm_setcontext(-1))).isZero();
        assertThat(t[0].does(() -> pvm_trecv(-1, -1, Duration.ofMillis(100)))).isZero();
        assertThat(t[0].does(() -> pvm_probe(-1, -1))).isZero();
        int[] all = new int[2];
        assertThat(t[0].does(() -> pvm_gather(all, mine, 1, PVM_INT, 7, "g", 0))).isZero();
        assertThat(all).containsExactly(1, 1);
    }

    @Test
    void no_group_call_touches_the_buffers_of_the_program() {
        Puppet[] t = members(2);
        int sending = t[0].does(() -> pvm_initsend(PvmDataDefault));
        t[1].does(() -> pvm_initsend(PvmDataDefault));
        t[1].does(() -> pvm_bcast("g", 7));
        int receiving = t[0].does(() -> pvm_recv(-1, 7));
        int[] v = {1};
        int[] all = new int[2];
        t[1].does(() -> pvm_gather(null, v, 1, PVM_INT, 7, "g", 0));
        assertThat(t[0].does(() -> pvm_gather(all, v, 1, PVM_INT, 7, "g", 0))).isZero();
        assertThat(t[0].does(() -> pvm_barrier("g", 1))).isZero();
        assertThat(t[0].does(Pvm::pvm_getsbuf)).isEqualTo(sending);
        assertThat(t[0].does(Pvm::pvm_getrbuf)).isEqualTo(receiving);
    }
}
