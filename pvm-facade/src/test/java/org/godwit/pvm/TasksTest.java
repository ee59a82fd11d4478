package org.godwit.pvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.pvm.Pvm.*;

import org.godwit.pvm.Workers.Burst;
import org.godwit.pvm.Workers.Echo;
import org.godwit.pvm.Workers.Report;
import org.junit.jupiter.api.Test;

/// Spawning, family, listings, exit and notices, as the real PVM answers (the oracle's o3_task).
class TasksTest {

    private final LoopbackMachine machine = new LoopbackMachine();

    private static int unpackInt() {
        int[] v = new int[1];
        pvm_upkint(v, 1, 1);
        return v[0];
    }

    private static String unpackString() {
        String[] s = {"nothing"};
        pvm_upkstr(s);
        return s[0];
    }

    private static int spawn(Class<?> program, int flag, String where, int n, int[] tids) {
        return pvm_spawn(program.getName(), null, flag, where, n, tids);
    }

    private static int echo() {
        int[] tid = new int[1];
        assertThat(spawn(Echo.class, PvmTaskDefault, "", 1, tid)).isEqualTo(1);
        return tid[0];
    }

    @Test
    void a_task_started_by_hand_has_no_parent_and_is_its_own_sibling() {
        machine.run(() -> {
            int[][] siblings = new int[1][];
            assertThat(pvm_parent()).isEqualTo(PvmNoParent);
            assertThat(pvm_siblings(siblings)).isEqualTo(1);
            assertThat(siblings[0]).containsExactly(pvm_mytid());
            assertThat(pvm_tidtohost(pvm_mytid())).isEqualTo(pvm_mytid() & 0x3ffc0000);
            assertThat(pvm_version()).isEqualTo("3.4.6");
        });
    }

    @Test
    void spawned_tasks_get_arguments_parent_and_siblings() {
        machine.run(() -> {
            int[] t = new int[3];
            String[] argv = {"two words", "", null, "not this"};
            String report = Report.class.getName();
            assertThat(pvm_spawn(report, argv, PvmTaskDefault, "", 3, t)).isEqualTo(3);
            for (int i = 0; i < 3; i++) {
                assertThat(pvm_recv(-1, 10)).isPositive();
                assertThat(unpackInt()).isEqualTo(2);
                assertThat(unpackString()).isEqualTo("two words");
                assertThat(unpackString()).isEmpty();
                assertThat(unpackInt()).isEqualTo(pvm_mytid());
                int[] siblings = new int[unpackInt()];
                pvm_upkint(siblings, siblings.length, 1);
                assertThat(siblings).isEqualTo(t);
            }
        });
    }

    @Test
    void a_hidden_parent_is_not_told() {
        machine.run(() -> {
            int[] t = new int[1];
            String[] argv = {String.valueOf(pvm_mytid())};
            pvm_spawn(Report.class.getName(), argv, PvmNoSpawnParent, "", 1, t);
            pvm_recv(t[0], 10);
            unpackInt();
            unpackString();
            assertThat(unpackInt()).isNotEqualTo(pvm_mytid());
        });
    }

    @Test
    void total_failure_of_a_spawn_is_0_with_the_reason_in_every_tid() {
        machine.run(() -> {
            int[] t = {7, 7};
            assertThat(pvm_spawn("no.such.Program", null, 0, "", 2, t)).isZero();
            assertThat(t).containsExactly(PvmNoFile, PvmNoFile);
            assertThat(spawn(Workers.Hidden.class, 0, "", 1, t)).isZero();
            assertThat(t[0]).isEqualTo(PvmNoFile);
            assertThat(spawn(Echo.class, PvmTaskHost, "no..host", 1, t)).isZero();
            assertThat(t[0]).isEqualTo(PvmNoHost);
            assertThat(spawn(Echo.class, PvmTaskArch, "NOARCH", 2, t)).isZero();
            assertThat(t).containsOnly(PvmNoHost);
            int others = PvmTaskHost | PvmHostCompl;
            assertThat(spawn(Echo.class, others, ".", 1, t)).isZero();
            assertThat(spawn(Echo.class, PvmHostCompl, "", 1, t)).isZero();
        });
    }

    @Test
    void what_cannot_be_spawned_all_at_once_is_started_in_part() {
        machine.run(() -> {
            int n = LoopbackMachine.TASKS_MAX + 1;
            int[] t = new int[n];
            int started = spawn(Burst.class, 0, "", n, t);
            assertThat(started).isBetween(1, n - 1);
            assertThat(t[started - 1]).isPositive();
            assertThat(t[started]).isEqualTo(PvmOutOfRes);
        });
    }

    @Test
    void a_senseless_spawn_is_a_bad_parameter() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            int[] t = new int[1];
            assertThat(spawn(Echo.class, 0, "", 0, t)).isEqualTo(PvmBadParam);
            assertThat(spawn(Echo.class, 0, "", 2, t)).isEqualTo(PvmBadParam);
            assertThat(spawn(Echo.class, 1 << 10, "", 1, t)).isEqualTo(PvmBadParam);
            assertThat(spawn(Echo.class, 3, ".", 1, t)).isEqualTo(PvmBadParam);
            assertThat(pvm_spawn(null, null, 0, null, 1, t)).isEqualTo(PvmBadParam);
            assertThat(t).containsExactly(0);
        });
    }

    @Test
    void a_place_may_name_a_directory_and_tids_may_be_missing() {
        machine.run(() -> {
            String burst = Burst.class.getName();
            assertThat(pvm_spawn(burst, null, PvmTaskHost, ".:/tmp", 1, null)).isEqualTo(1);
            assertThat(pvm_spawn(burst, null, 0, ":/tmp", 1, null)).isEqualTo(1);
        });
    }

    @Test
    void tasks_are_listed_by_machine_host_and_tid() {
        machine.run(() -> {
            int t = echo();
            int[] n = new int[1];
            PvmTaskInfo[][] ti = new PvmTaskInfo[1][];
            int host = LoopbackMachine.HOST.tid().value();
            PvmTaskInfo line = new PvmTaskInfo(t, pvm_mytid(), host, 6, Echo.class.getName(), 4711);
            assertThat(pvm_tasks(0, n, ti)).isZero();
            assertThat(n[0]).isEqualTo(2);
            assertThat(pvm_tasks(host, n, ti)).isZero();
            assertThat(n[0]).isEqualTo(2);
            assertThat(pvm_tasks(t, n, ti)).isZero();
            assertThat(ti[0]).containsExactly(line);
            assertThat(pvm_tasks(pvm_tidtohost(t), n, ti)).isZero();
            assertThat(ti[0]).hasSize(2).contains(line);
            assertThat(pvm_tasks(pvm_mytid(), null, ti)).isZero();
            assertThat(ti[0]).containsExactly(new PvmTaskInfo(pvm_mytid(), 0, host, 4, "", 4711));
            assertThat(pvm_tasks(t + 0x3fff0, n, null)).isZero();
            assertThat(n[0]).isZero();
            pvm_setopt(PvmAutoErr, 0);
            assertThat(pvm_tasks(0x3ff80000, n, ti)).isEqualTo(PvmNoHost);
            pvm_kill(t);
        });
    }

    @Test
    void the_configuration_lists_the_hosts() {
        machine.run(() -> {
            int[] n = new int[1];
            int[] formats = new int[1];
            PvmHostInfo[][] hosts = new PvmHostInfo[1][];
            assertThat(pvm_config(n, formats, hosts)).isZero();
            assertThat(n[0]).isEqualTo(1);
            assertThat(formats[0]).isEqualTo(1);
            int host = LoopbackMachine.HOST.tid().value();
            assertThat(hosts[0])
                    .containsExactly(new PvmHostInfo(host, "here", "JAVA", 1000, 0x408c41));
            assertThat(pvm_config(null, null, null)).isZero();
        });
    }

    @Test
    void the_end_of_a_task_is_told_once_per_request_in_the_context_of_the_request() {
        machine.run(() -> {
            int t = echo();
            assertThat(pvm_pstat(t)).isEqualTo(PvmOk);
            pvm_setcontext(99);
            assertThat(pvm_notify(PvmTaskExit, 21, 1, new int[] {t})).isZero();
            assertThat(pvm_notify(PvmTaskExit, 21, 1, new int[] {t})).isZero();
            assertThat(pvm_kill(t)).isZero();
            int b = pvm_recv(-1, 21);
            int[] len = new int[1];
            int[] from = new int[1];
            pvm_bufinfo(b, len, null, from);
            assertThat(len[0]).isEqualTo(4);
            assertThat(from[0]).isEqualTo(0x80000000);
            assertThat(unpackInt()).isEqualTo(t);
            assertThat(pvm_recv(-1, 21)).isPositive();
            pvm_setcontext(0);
            assertThat(pvm_nrecv(-1, 21)).isZero();
            assertThat(pvm_pstat(t)).isEqualTo(PvmNoTask);
            assertThat(pvm_kill(t)).isZero();
            pvm_notify(PvmTaskExit, 22, 1, new int[] {t});
            assertThat(pvm_recv(-1, 22)).isPositive();
        });
    }

    @Test
    void a_cancelled_request_is_answered_at_once() {
        machine.run(() -> {
            int[] t = {echo()};
            pvm_notify(PvmTaskExit, 24, 1, t);
            pvm_notify(PvmTaskExit | PvmNotifyCancel, 24, 1, t);
            assertThat(pvm_recv(-1, 24)).isPositive();
            assertThat(unpackInt()).isEqualTo(t[0]);
            pvm_kill(t[0]);
        });
    }

    @Test
    void a_host_that_is_not_there_is_told_at_once_as_it_was_asked_for() {
        machine.run(() -> {
            int daemon = 0x80000000 | 0x3ff80000;
            assertThat(pvm_notify(PvmHostDelete, 5, 1, new int[] {daemon})).isZero();
            assertThat(pvm_recv(-1, 5)).isPositive();
            assertThat(unpackInt()).isEqualTo(daemon);
            assertThat(pvm_notify(PvmHostAdd, 5, -1, null)).isZero();
        });
    }

    @Test
    void messages_sent_before_the_end_come_before_its_notice() {
        machine.run(() -> {
            int[] t = new int[1];
            spawn(Burst.class, 0, "", 1, t);
            pvm_notify(PvmTaskExit, 26, 1, t);
            pvm_recv(-1, 26);
            int n = 0;
            while (pvm_nrecv(t[0], 13) > 0) {
                assertThat(unpackInt()).isEqualTo(n++);
            }
            assertThat(n).isEqualTo(20);
        });
    }

    @Test
    void senseless_requests_are_bad_parameters() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            int[] t = {pvm_mytid()};
            assertThat(pvm_notify(77, 1, 1, t)).isEqualTo(PvmBadParam);
            assertThat(pvm_notify(PvmTaskExit, 1, 0, t)).isEqualTo(PvmBadParam);
            assertThat(pvm_notify(PvmTaskExit, -1, 1, t)).isEqualTo(PvmBadParam);
            assertThat(pvm_notify(PvmTaskExit, 1, 2, t)).isEqualTo(PvmBadParam);
            int[] none = {0};
            assertThat(pvm_notify(PvmTaskExit, 1, 1, none)).isEqualTo(PvmBadParam);
            assertThat(pvm_notify(PvmRouteDelete, 1, 1, none)).isEqualTo(PvmBadParam);
            assertThat(pvm_pstat(0)).isEqualTo(PvmBadParam);
            assertThat(pvm_kill(0)).isEqualTo(PvmBadParam);
            assertThat(pvm_kill(pvm_tidtohost(t[0]))).isEqualTo(PvmBadParam);
            assertThat(pvm_pstat(5)).isEqualTo(PvmNoTask);
        });
    }

    @Test
    void after_exit_only_the_tasks_own_state_is_left() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            int me = pvm_mytid();
            pvm_initsend(PvmDataDefault);
            pvm_send(me, 3);
            assertThat(pvm_probe(me, 3)).isPositive();
            assertThat(pvm_exit()).isZero();
            assertThat(pvm_exit()).isZero();
            assertThat(pvm_mytid()).isEqualTo(PvmSysErr);
            assertThat(pvm_send(me, 1)).isEqualTo(PvmSysErr);
            assertThat(pvm_nrecv(-1, -1)).isEqualTo(PvmSysErr);
            assertThat(pvm_initsend(PvmDataRaw)).isPositive();
            assertThat(pvm_pkint(new int[1], 1, 1)).isZero();
            assertThat(pvm_getopt(PvmAutoErr)).isZero();
        });
    }
}
