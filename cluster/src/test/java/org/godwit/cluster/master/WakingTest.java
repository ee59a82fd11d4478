package org.godwit.cluster.master;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.godwit.host.HostInfo;
import org.godwit.task.Durability;
import org.godwit.task.Inherited;
import org.godwit.task.TaskEnd;
import org.godwit.task.TaskSpec;
import org.godwit.task.Tid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class WakingTest {

    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final Tid HOST_1 = Tid.ofHost(1);
    private static final Tid HOST_2 = Tid.ofHost(2);
    private static final Tid ONE = Tid.task(1, 1, 0);
    private static final Tid TWO = Tid.task(1, 2, 0);
    private static final int BEATS_UNTIL_NAMED = 100;

    private final MasterState master = new MasterState();
    private final VmView view = new VmView();
    private final Set<Integer> moving = new HashSet<>();
    private final List<Tid> woken = new ArrayList<>();
    private final List<String> brought = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Waking waking =
            new Waking(
                    master,
                    view,
                    Master.BEAT.multipliedBy(BEATS_UNTIL_NAMED),
                    moving::contains,
                    new Waking.Means() {
                        @Override
                        public Optional<String> placeOf(int container) {
                            return Optional.of("address of h1");
                        }

                        @Override
                        public void wake(TaskSpec spec) {
                            woken.add(spec.tid());
                        }

                        @Override
                        public void bring(int container, String address) {
                            brought.add(container + " to " + address);
                        }
                    },
                    notes::add);
    private long beat;

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    @BeforeEach
    void two_hosts_and_two_tasks() {
        seen(HOST_1, "h1");
        seen(HOST_2, "h2");
        var _ =
                master.apply(
                        new MasterEvent.TasksSpawned(Tid.DAEMON, 0, List.of(spec(ONE), spec(TWO))));
    }

    private void seen(Tid tid, String name) {
        HostInfo info = new HostInfo(tid, name, "LINUX64", "address of " + name, 1);
        var _ = view.seen(new VmView.HostSeen(info, 1, KIT.<HostCommand>createTestProbe().ref()));
    }

    private static TaskSpec spec(Tid tid) {
        return new TaskSpec(
                tid,
                "program",
                List.of(),
                Optional.empty(),
                false,
                List.of(tid),
                Durability.JOURNALED,
                Inherited.NOTHING);
    }

    private void arrived(Tid tid, int incarnation) {
        waking.arrived(tid, new VmView.Place(HOST_1, incarnation));
    }

    /// Those that are woken within so many beats.
    private List<Tid> wokenIn(int beats) {
        woken.clear();
        for (int i = 0; i < beats; i++) {
            waking.onBeat(++beat);
        }
        return List.copyOf(woken);
    }

    @Test
    void a_task_without_a_place_is_woken_again_and_again_until_it_arrives() {
        assertThat(wokenIn(1)).containsExactly(ONE, TWO);
        arrived(ONE, 1);
        assertThat(wokenIn(3)).containsExactly(TWO);
        arrived(TWO, 1);
        assertThat(wokenIn(10)).isEmpty();
        assertThat(waking.without(TWO)).isZero();
    }

    @Test
    void a_task_that_has_fallen_is_woken_whatever_others_have_ended() {
        arrived(ONE, 1);
        arrived(TWO, 1);
        var _ = master.apply(new MasterEvent.TaskOver(ONE, TaskEnd.RETURNED, 0, "", 0));
        view.over(ONE);
        view.unplaced(TWO);
        assertThat(wokenIn(1)).containsExactly(TWO);
    }

    @Test
    void a_task_that_is_being_moved_is_left_alone() {
        moving.add(ONE.container());
        assertThat(wokenIn(5)).containsOnly(TWO);
        moving.clear();
        assertThat(wokenIn(1)).contains(ONE);
    }

    @Test
    void one_that_does_not_come_up_is_named_and_brought_to_another_host() {
        arrived(TWO, 1);
        var _ = wokenIn(BEATS_UNTIL_NAMED);
        assertThat(notes).isEmpty();
        var _ = wokenIn(1);
        assertThat(notes)
                .containsExactly(
                        "task %s (program) has had no place for 10.0 s; it is brought to host h2"
                                .formatted(ONE));
        assertThat(brought).containsExactly(ONE.container() + " to address of h2");
        assertThat(waking.without(ONE)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void what_is_believed_to_run_is_looked_after_once_a_minute() {
        arrived(ONE, 1);
        arrived(TWO, 1);
        assertThat(wokenIn(600)).containsExactlyInAnyOrder(ONE, TWO);
    }
}
