package org.godwit.console.torture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// What the nemesis does to a virtual machine.
enum Wound {
    /// `kill -9` of a host; another takes its place.
    KILL(2),
    /// `kill -9` of the host that a task is just moving from or to.
    KILL_IN_MOVE(2),
    /// `kill -9` of all hosts at once: nothing is left but the journal.
    KILL_ALL(1),
    /// SIGSTOP for less time than a host may be silent.
    SHORT_PAUSE(1),
    /// SIGSTOP for so long that the others go on without it: a partition in which the old host, its
    /// tasks in mid-computation, wakes up when others have taken its place.
    LONG_PAUSE(1),
    /// A host is drained and leaves; another takes its place.
    DRAIN(2),
    /// Some hosts and the others do not reach each other, for less time than after which they would
    /// put each other out.
    SHORT_PARTITION(1),
    /// The same for so long that the greater part goes on without the others, which run on until
    /// they find that out.
    LONG_PARTITION(1),
    /// One side does not reach the other but is reached by it, for short or for long.
    ONE_WAY_PARTITION(1),
    /// The disk of the journal takes long to confirm each write, for some seconds.
    SLOW_JOURNAL(1),
    /// The disk of the journal takes nothing for some seconds; sometimes for longer than writes
    /// wait.
    FULL_DISK(1);

    /// Those that want the embedded journal.
    static final Set<Wound> OF_THE_DISK = Set.of(SLOW_JOURNAL, FULL_DISK);

    /// How often it is in a deck.
    private final int weight;

    Wound(int weight) {
        this.weight = weight;
    }

    /// Whether it is done to one host.
    boolean isOfOneHost() {
        return switch (this) {
            case KILL, KILL_IN_MOVE, SHORT_PAUSE, LONG_PAUSE, DRAIN -> true;
            case KILL_ALL,
                    SHORT_PARTITION,
                    LONG_PARTITION,
                    ONE_WAY_PARTITION,
                    SLOW_JOURNAL,
                    FULL_DISK ->
                    false;
        };
    }

    /// All wounds, each as often as its weight says, shuffled: a short torture has them all, too.
    ///
    /// @param wanted no others
    static List<Wound> deck(SplittableRandom random, Set<Wound> wanted) {
        List<Wound> deck = new ArrayList<>();
        for (Wound wound : values()) {
            if (wanted.contains(wound)) {
                deck.addAll(Collections.nCopies(wound.weight, wound));
            }
        }
        Collections.shuffle(deck, java.util.Random.from(random));
        return deck;
    }
}
