package org.godwit.console.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.godwit.console.client.MoveLine;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.TaskLine;
import org.godwit.console.vm.MailboxPrograms.Finder;
import org.godwit.console.vm.MailboxPrograms.Giver;
import org.godwit.console.vm.MailboxPrograms.Keeper;
import org.godwit.console.vm.MailboxPrograms.Lister;
import org.junit.jupiter.api.Test;

import java.util.List;

/// The mailbox on real hosts: it moves, and its host is killed.
class MailboxCrashTest {

    @Test
    void entries_contexts_and_a_waiting_receive_survive_moves_and_the_death_of_their_host()
            throws Exception {
        try (RealMachine vm = new RealMachine(3, "aeron")) {
            String service =
                    vm.outputAtEnd(vm.spawn(Finder.class.getName(), "journaled", "")).getFirst();
            String safe = vm.hostNames().getFirst();
            String victim = vm.hostNames().getLast();
            String keeper = vm.spawn(Keeper.class.getName(), "journaled", safe, "one", "go");
            String doomed = vm.spawn(Keeper.class.getName(), "journaled", victim, "two", "go");
            vm.awaitLine(keeper, "waiting with 10 contexts");
            vm.awaitLine(doomed, "waiting with 10 contexts");

            assertThat(vm.client().tasks())
                    .as("the service is in no listing")
                    .extracting(TaskLine::tid)
                    .containsExactlyInAnyOrder(keeper, doomed);
            assertThatThrownBy(() -> vm.client().kill(service))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("no task " + service);
            for (String host : List.of(vm.hostNames().get(1), safe, victim)) {
                moveTo(vm, service, host);
                assertThat(vm.client().move(keeper, "")).allMatch(MoveLine::isDone);
            }
            moveTo(vm, keeper, safe);
            vm.machine().kill(victim);
            vm.spawn(Giver.class.getName(), "journaled", safe, "go");

            assertThat(vm.outputAtEnd(keeper)).containsExactly(MailboxPrograms.KEPT);
            assertThat(vm.outputAtEnd(doomed)).containsExactly(MailboxPrograms.KEPT);
            assertThat(vm.outputAtEnd(vm.spawn(Lister.class.getName(), "", "", "*")))
                    .as("the persistent entry is nobody's and stays")
                    .containsExactly("go[0][0]", "that is all");
        }
    }

    private static void moveTo(RealMachine vm, String tid, String host) {
        try {
            assertThat(vm.client().move(tid, host))
                    .as("moves of %s to %s", tid, host)
                    .allMatch(MoveLine::isDone);
        } catch (RefusedException e) {
            assertThat(e).hasMessageContaining("is on host " + host + " already");
        }
    }

    @Test
    void tasks_that_move_at_every_call_put_and_take_every_entry_once() throws Exception {
        try (RealMachine vm = new RealMachine(2, "aeron", List.of("godwit.capture.move-every=1"))) {
            String keeper = vm.spawn(Keeper.class.getName(), "journaled", "", "one", "go");
            vm.awaitLine(keeper, "waiting with 10 contexts");
            vm.spawn(Giver.class.getName(), "journaled", "", "go");

            assertThat(vm.outputAtEnd(keeper)).containsExactly(MailboxPrograms.KEPT);
        }
    }
}
