package org.godwit.pvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.godwit.pvm.Pvm.*;

import static java.util.Objects.requireNonNull;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Options, trace masks and what tasks inherit of them; every answer is the real PVM's.
class OptionsTest {

    private static final String MASK = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghi";
    private final LoopbackMachine machine = new LoopbackMachine();

    /// All options that can be read, as number=value.
    static String all() {
        int me = pvm_mytid();
        return IntStream.concat(IntStream.rangeClosed(1, 18), IntStream.rangeClosed(21, 25))
                .filter(o -> o != PvmAutoErr)
                .mapToObj(o -> o + "=" + named(pvm_getopt(o), me))
                .collect(Collectors.joining(" "));
    }

    private static String named(int value, int me) {
        if (value == me) {
            return "me";
        }
        return value == pvm_parent() ? "parent" : String.valueOf(value);
    }

    private static void sets(int what, int value, int answer) {
        assertThat(pvm_setopt(what, value)).as("option %d to %d", what, value).isEqualTo(answer);
    }

    @Test
    void a_task_started_by_hand_begins_with_the_values_of_pvm() {
        machine.run(() -> {
            pvm_parent();
            assertThat(pvm_getopt(PvmAutoErr)).isEqualTo(1);
            assertThat(all())
                    .isEqualTo(
                            "1=2 2=0 4=0 5=0 6=0 7=0 8=0 9=0 10=4080 11=0 12=0 13=0 14=0 15=0"
                                    + " 16=0 17=0 18=1 21=0 22=0 23=0 24=0 25=0");
        });
    }

    @Test
    void options_that_there_are_not_are_bad_parameters() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            for (int what : new int[] {-1, 0, 26, 27}) {
                assertThat(pvm_getopt(what)).isEqualTo(PvmBadParam);
                sets(what, 1, PvmBadParam);
            }
            for (int what : new int[] {PvmPollType, PvmPollTime}) {
                assertThat(pvm_getopt(what)).isEqualTo(PvmBadParam);
                sets(what, 1, PvmNotImpl);
            }
            for (int what : new int[] {PvmSelfOutputContext, PvmSelfTraceContext}) {
                assertThat(pvm_getopt(what)).isZero();
                sets(what, 1, PvmNotImpl);
            }
        });
    }

    @Test
    void a_value_out_of_range_changes_nothing() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            int[] limited = {PvmRoute, PvmTraceOptions, PvmSelfTraceOptions};
            for (int what : limited) {
                int before = pvm_getopt(what);
                sets(what, 0, PvmBadParam);
                sets(what, 4, PvmBadParam);
                sets(what, -5, PvmBadParam);
                sets(what, 1, before);
                sets(what, 3, 1);
                assertThat(pvm_getopt(what)).isEqualTo(3);
            }
            sets(PvmFragSize, 51, PvmBadParam);
            sets(PvmFragSize, 1_048_577, PvmBadParam);
            sets(PvmFragSize, 52, 4080);
            sets(PvmFragSize, 1_048_576, 52);
            for (int what : new int[] {PvmOutputTid, PvmTraceTid}) {
                sets(what, 1, PvmBadParam);
                sets(what, -5, PvmBadParam);
                sets(what, pvm_tidtohost(pvm_mytid()), PvmBadParam);
                sets(what, pvm_mytid(), 0);
                sets(what, 0, pvm_mytid());
            }
        });
    }

    @Test
    void the_other_options_keep_any_number() {
        machine.run(() -> {
            int[] free = {
                PvmDebugMask, PvmOutputCode, PvmTraceCode, PvmTraceBuffer, PvmResvTids,
                PvmSelfTraceBuffer, PvmOutputContext, PvmTraceContext, PvmNoReset, PvmAutoErr
            };
            for (int what : free) {
                int before = pvm_getopt(what);
                sets(what, -5, before);
                sets(what, Integer.MIN_VALUE, -5);
                sets(what, 0, Integer.MIN_VALUE);
            }
            sets(PvmShowTids, -1, 1);
        });
    }

    @Test
    void where_the_own_output_goes_decides_for_children() {
        machine.run(() -> {
            int me = pvm_mytid();
            pvm_setopt(PvmAutoErr, 0);
            sets(5, 55, 0);
            sets(21, 21, 0);
            sets(7, 77, 0);
            sets(22, 22, 0);
            sets(8, 88, 0);
            sets(PvmSelfOutputCode, 13, 0);
            assertThat(pvm_getopt(PvmSelfOutputCode)).isZero();
            sets(PvmSelfOutputTid, me, 0);
            assertThat(all()).contains("4=me 5=0 6=0 7=77").contains("12=me 13=0").contains("21=0");
            sets(PvmSelfOutputCode, 14, 0);
            assertThat(all()).contains("4=me 5=14").contains("12=me 13=14");
            sets(PvmSelfOutputTid, me + 1, me);
            sets(PvmOutputTid, me + 1, me + 1);
            sets(PvmOutputTid, me, me + 1);
            sets(PvmSelfOutputTid, 0, me + 1);
            assertThat(all()).contains("4=0 5=14").contains("12=0 13=14");
            sets(PvmSelfTraceTid, me, 0);
            assertThat(all()).contains("6=me 7=0 8=88").contains("14=me 15=0").contains("22=0");
            sets(PvmSelfTraceCode, 15, 0);
            sets(PvmSelfTraceBuffer, 16, 0);
            sets(PvmSelfTraceOptions, 2, 0);
            assertThat(all()).contains("6=me 7=15 8=88 9=0").contains("14=me 15=15 16=16 17=2");
        });
    }

    @Test
    void children_inherit_where_output_and_traces_go() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            sets(PvmOutputTid, pvm_mytid(), 0);
            sets(PvmOutputCode, 500, 0);
            sets(PvmOutputContext, 3, 0);
            sets(PvmTraceTid, pvm_mytid(), 0);
            sets(PvmTraceCode, 700, 0);
            sets(PvmTraceContext, 4, 0);
            sets(PvmTraceBuffer, 800, 0);
            sets(PvmTraceOptions, 2, 0);
            sets(PvmShowTids, 0, 1);
            sets(PvmRoute, 3, 2);
            sets(PvmFragSize, 8000, 4080);
            assertThat(pvm_settmask(PvmTaskChild, MASK)).isZero();
            assertThat(pvm_settmask(PvmTaskSelf, "@@")).isZero();
            pvm_setcontext(77);
            int[] t = new int[1];
            pvm_spawn(Workers.Settings.class.getName(), null, 0, "", 1, t);
            pvm_setcontext(0);
            assertThat(pvm_recv(t[0], 15)).isPositive();
            String[] told = new String[1];
            pvm_upkstr(told);
            assertThat(told[0].lines())
                    .containsExactly(
                            "1=2 2=0 4=parent 5=500 6=parent 7=700 8=800 9=2 10=4080 11=0"
                                    + " 12=parent 13=500 14=parent 15=700 16=800 17=2 18=1 21=3"
                                    + " 22=4 23=3 24=4 25=0",
                            "77",
                            MASK,
                            MASK,
                            "0 -2 0 true");
        });
    }

    @Test
    void exported_variables_are_named_to_children_once_each() {
        machine.run(() -> {
            assertThat(pvm_export("PATH")).isZero();
            assertThat(pvm_export("NO_SUCH_VARIABLE")).isZero();
            assertThat(pvm_export("PATH")).isZero();
            assertThat(pvm_export("")).isZero();
            assertThat(pvm_export("HOME")).isZero();
            assertThat(pvm_unexport("HOME")).isZero();
            assertThat(pvm_unexport("NEVER")).isZero();
            var variables = requireNonNull(TaskSession.current()).inherited("").variables();
            assertThat(variables)
                    .containsEntry("PVM_EXPORT", "PATH:NO_SUCH_VARIABLE")
                    .containsEntry("PATH", System.getenv("PATH"))
                    .doesNotContainKeys("HOME", "NO_SUCH_VARIABLE", "");
            assertThat(
                            new Environment(variables)
                                    .ofChild(
                                            new Options(1),
                                            new TraceMasks(new Environment(variables))))
                    .isEqualTo(variables);
        });
    }

    @Test
    void trace_masks_are_kept_as_they_are() {
        machine.run(() -> {
            pvm_setopt(PvmAutoErr, 0);
            String[] mask = new String[1];
            assertThat(pvm_gettmask(PvmTaskSelf, mask)).isZero();
            assertThat(mask[0]).isEqualTo("@".repeat(35));
            assertThat(pvm_gettmask(PvmTaskChild, mask)).isZero();
            assertThat(mask[0]).isEqualTo("@".repeat(35));
            assertThat(pvm_settmask(PvmTaskSelf, MASK)).isZero();
            assertThat(pvm_settmask(PvmTaskChild, "@@@")).isZero();
            pvm_gettmask(PvmTaskSelf, mask);
            assertThat(mask[0]).isEqualTo(MASK);
            pvm_gettmask(PvmTaskChild, mask);
            assertThat(mask[0]).isEqualTo("@@@");
            assertThat(pvm_settmask(PvmTaskSelf, MASK + "jklm")).isZero();
            pvm_gettmask(PvmTaskSelf, mask);
            assertThat(mask[0]).isEqualTo(MASK + "j");
            assertThat(pvm_settmask(2, MASK)).isEqualTo(PvmBadParam);
            assertThat(pvm_gettmask(-1, mask)).isEqualTo(PvmBadParam);
            assertThat(pvm_gettmask(0, null)).isEqualTo(PvmBadParam);
            assertThat(pvm_settmask(0, null)).isEqualTo(PvmBadParam);
        });
    }

    @Test
    void there_is_one_connection() {
        machine.run(() -> {
            int[][] fds = new int[1][];
            assertThat(pvm_getfds(fds)).isEqualTo(1);
            assertThat(fds[0]).hasSize(1);
            assertThat(Arrays.stream(fds[0]).min().orElseThrow()).isNotNegative();
            assertThat(pvm_getfds(null)).isEqualTo(1);
            assertThat(pvm_tidtohost(-1)).isEqualTo(0x3ffc0000);
        });
    }
}
