package org.godwit.console.torture;

import org.godwit.cluster.fault.CutLinks;
import org.godwit.cluster.fault.CutLinks.Link;
import org.godwit.console.client.HostLine;
import org.godwit.console.client.RefusedException;
import org.godwit.console.client.VmState;
import org.godwit.console.machine.Machine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Cuts the hosts of a virtual machine in two for a while, and sees to it that it is one again
/// afterwards. Both sides reach the journal all the time. Used by one thread.
final class Partitions {

    private static final int ONE_AGAIN_SECONDS = 45;
    private static final int LOOK_MILLIS = 100;

    private final Machine machine;
    private final CutLinks links;
    private final SplittableRandom random;
    private final Consumer<String> diary;

    Partitions(Machine machine, CutLinks links, SplittableRandom random, Consumer<String> diary) {
        this.machine = machine;
        this.links = links;
        this.random = random;
        this.diary = diary;
    }

    /// Blocks for so long, and until all hosts that are left are one virtual machine.
    ///
    /// @param oneWay one side, at random, still reaches the other
    /// @return what was seen broken
    Optional<String> part(int millis, boolean oneWay) throws InterruptedException, IOException {
        List<String> all = new ArrayList<>(names(machine.hosts()));
        Collections.shuffle(all, Random.from(random));
        int size = random.nextInt(1, all.size() / 2 + 1);
        List<String> some = all.subList(0, size);
        List<String> others = all.subList(size, all.size());
        List<Link> cut = new ArrayList<>(from(some, others));
        if (!oneWay) {
            cut.addAll(from(others, some));
        } else if (random.nextBoolean()) {
            cut = from(others, some);
        }
        diary.accept(
                "for %d ms %s %s %s"
                        .formatted(
                                millis,
                                cut.getFirst().from().equals(some.getFirst()) ? some : others,
                                oneWay ? "do not reach" : "and",
                                cut.getFirst().from().equals(some.getFirst()) ? others : some));
        links.cut(cut);
        TimeUnit.MILLISECONDS.sleep(millis);
        links.heal();
        return awaitOne();
    }

    private static List<Link> from(List<String> some, List<String> others) {
        return some.stream()
                .flatMap(from -> others.stream().map(to -> new Link(from, to)))
                .toList();
    }

    private static List<String> names(List<VmState.Host> hosts) {
        return hosts.stream().map(VmState.Host::name).toList();
    }

    /// Every host that lives knows every other one that lives: those that were put out have to find
    /// that out and end.
    private Optional<String> awaitOne() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ONE_AGAIN_SECONDS);
        while (!strangers().isEmpty()) {
            if (System.nanoTime() > deadline) {
                List<String> strangers = strangers();
                List<String> living = names(machine.hosts());
                living.stream().skip(1).forEach(machine::kill);
                return Optional.of(
                        "P3: of the hosts %s, %d s after a partition, these do not know all others: %s"
                                .formatted(living, ONE_AGAIN_SECONDS, strangers));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return Optional.empty();
    }

    /// The hosts that do not know all the others, with those whom they know.
    private List<String> strangers() {
        List<String> living = names(machine.hosts());
        List<String> strangers = new ArrayList<>();
        for (String host : living) {
            Set<String> known = known(host);
            if (!known.containsAll(living)) {
                strangers.add(host + " knows " + known);
            }
        }
        return strangers;
    }

    private Set<String> known(String host) {
        try {
            return machine.client(host).hosts().stream()
                    .map(HostLine::name)
                    .collect(Collectors.toSet());
        } catch (RefusedException _) {
            return Set.of(); // it is just ending, or has no master
        }
    }
}
