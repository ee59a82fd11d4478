package org.godwit.pvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.pvm.Pvm.*;

import org.junit.jupiter.api.Test;

class HostCallsTest {

    private final LoopbackMachine machine = new LoopbackMachine();

    @Test
    void adding_tells_the_fate_of_each_host_and_counts_those_that_take_work() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            String[] names = {
                "127.0.0.3 sp=2000", "a zz=3", "127.0.0.3", "no..host", "", "b sp=abc", "c sp"
            };
            int[] infos = new int[7];

            assertThat(pvm_addhosts(names, 7, infos)).isEqualTo(2);

            assertThat(infos)
                    .containsExactly(
                            0x80000,
                            PvmBadParam,
                            PvmDupHost,
                            PvmNoHost,
                            PvmBadParam,
                            0xc0000,
                            PvmBadParam);
            PvmHostInfo[][] hosts = new PvmHostInfo[1][];
            assertThat(pvm_config(new int[1], null, hosts)).isZero();
            assertThat(hosts[0]).extracting(PvmHostInfo::hi_speed).containsExactly(1000, 2000, 0);
        });
    }

    @Test
    void removing_tells_the_fate_of_each_host() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            assertThat(pvm_addhosts(new String[] {"a"}, 1, null)).isEqualTo(1);
            int[] infos = new int[3];

            assertThat(pvm_delhosts(new String[] {"a", "b", "here"}, 3, infos)).isEqualTo(1);

            assertThat(infos).containsExactly(PvmOk, PvmNoHost, PvmBadParam);
        });
    }

    @Test
    void no_hosts_are_a_bad_parameter() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            assertThat(pvm_addhosts(new String[] {"a"}, 0, new int[1])).isEqualTo(PvmBadParam);
            assertThat(pvm_addhosts(null, 1, new int[1])).isEqualTo(PvmBadParam);
            assertThat(pvm_addhosts(new String[] {"a"}, 2, new int[2])).isEqualTo(PvmBadParam);
            assertThat(pvm_delhosts(new String[] {"a"}, -1, new int[1])).isEqualTo(PvmBadParam);
            assertThat(pvm_delhosts(new String[] {"a", "b"}, 2, new int[1])).isEqualTo(PvmBadParam);
        });
    }

    @Test
    void a_host_is_known_by_its_name_and_an_architecture_by_its_own() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            assertThat(pvm_mstat("here")).isEqualTo(PvmOk);
            assertThat(pvm_mstat("there")).isEqualTo(PvmNoHost);
            assertThat(pvm_mstat("")).isEqualTo(PvmBadParam);
            assertThat(pvm_mstat(null)).isEqualTo(PvmBadParam);
            assertThat(pvm_archcode("JAVA")).isEqualTo(0x00408c41);
            assertThat(pvm_archcode("CRAY")).isEqualTo(PvmNotFound);
            assertThat(pvm_archcode("")).isEqualTo(PvmNotFound);
            assertThat(pvm_archcode(null)).isEqualTo(PvmBadParam);
        });
    }

    @Test
    void the_sign_of_a_difference_of_clocks_is_in_the_seconds() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            long[] clock = new long[2];
            long[] delta = new long[2];
            assertThat(pvm_hostsync(pvm_tidtohost(pvm_mytid()), clock, delta)).isEqualTo(PvmOk);
            assertThat(clock).containsExactly(7, 5);
            assertThat(delta).containsExactly(-1, 999_999);
            assertThat(pvm_hostsync(pvm_mytid(), null, null)).isEqualTo(PvmOk);
            assertThat(pvm_hostsync(0, clock, delta)).isEqualTo(PvmNoHost);
            assertThat(pvm_hostsync(0x3ff80000, clock, delta)).isEqualTo(PvmNoHost);
        });
    }

    @Test
    void a_virtual_machine_runs_already() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            assertThat(pvm_start_pvmd(0, null, 1)).isEqualTo(PvmDupHost);
        });
        assertThat(pvm_start_pvmd(0, null, 1)).isEqualTo(PvmCantStart);
    }

    @Test
    void who_halts_the_virtual_machine_ends_with_it() {
        machine.run(() -> {
            pvm_halt();
            throw new AssertionError("it goes on");
        });
        assertThat(machine.tasks()).isEmpty();
    }

    @Test
    void a_second_registration_gives_the_role_back() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            for (int i = 0; i < 3; i++) {
                assertThat(pvm_reg_tasker()).isEqualTo(PvmOk);
                assertThat(pvm_reg_hoster()).isEqualTo(PvmOk);
                assertThat(pvm_reg_tracer(0, 1, 0, 2, "", 0, 1)).isEqualTo(PvmOk);
            }
            PvmHostInfo[][] hosts = new PvmHostInfo[1][];
            assertThat(pvm_reg_rm(hosts)).isZero();
            assertThat(hosts[0]).hasSize(1);
        });
    }

    @Test
    void the_debugging_door_has_the_debug_mask_and_fails_hosts() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            int[] n = new int[1];
            int[] answer = new int[10];
            assertThat(pvm_tickle(2, new int[] {6, 3}, n, answer)).isEqualTo(PvmOk);
            assertThat(pvm_tickle(1, new int[] {5}, n, answer)).isEqualTo(PvmOk);
            assertThat(n[0]).isEqualTo(1);
            assertThat(answer[0]).isEqualTo(3);
            assertThat(pvm_tickle(0, new int[] {5}, n, answer)).isEqualTo(PvmBadParam);
            assertThat(pvm_tickle(11, new int[11], n, answer)).isEqualTo(PvmBadParam);
            assertThat(pvm_addhosts(new String[] {"a"}, 1, answer)).isEqualTo(1);
            assertThat(pvm_tickle(2, new int[] {8, answer[0]}, n, answer)).isEqualTo(PvmOk);
            assertThat(pvm_mstat("a")).isEqualTo(PvmNoHost);
        });
    }

    @Test
    void there_are_no_direct_links_to_be_told_of() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            int[] self = {pvm_mytid()};
            assertThat(pvm_notify(PvmRouteAdd, 8, -1, null)).isEqualTo(PvmOk);
            assertThat(pvm_notify(PvmRouteDelete, 9, 1, self)).isEqualTo(PvmOk);
            assertThat(pvm_nrecv(0x80000000, 9)).isPositive();
            int[] body = new int[2];
            assertThat(pvm_upkint(body, 2, 1)).isEqualTo(PvmOk);
            assertThat(body).containsExactly(self[0], -1);
            assertThat(pvm_notify(PvmRouteDelete, 9, 1, new int[1])).isEqualTo(PvmBadParam);
            assertThat(pvm_notify(PvmRouteDelete, 9, 0, self)).isEqualTo(PvmBadParam);
            assertThat(pvm_nrecv(-1, -1)).isZero();
        });
    }
}
