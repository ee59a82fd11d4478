package org.godwit.console.torture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/// What the nemesis does to a virtual machine.
enum Wound {
    /// `kill -9` of a host; another takes its place.
    KILL(2),
    /// `kill -9` of the host that a task is just moving from or to.
    KILL_IN_MOVE(2),
    /// SIGSTOP for less time than a host may be silent.
    SHORT_PAUSE(1),
    /// SIGSTOP for so long that the others go on without it: a partition in which the old host, its
    /// tasks in mid-computation, wakes up when others have taken its place.
    LONG_PAUSE(1),
    /// A host is drained and leaves; another takes its place.
    DRAIN(2);

    /// How often it is in a deck.
    private final int weight;

    Wound(int weight) {
        this.weight = weight;
    }

    /// All wounds, each as often as its weight says, shuffled: a short torture has them all, too.
    static List<Wound> deck(SplittableRandom random) {
        List<Wound> deck = new ArrayList<>();
        for (Wound wound : values()) {
            deck.addAll(Collections.nCopies(wound.weight, wound));
        }
        Collections.shuffle(deck, java.util.Random.from(random));
        return deck;
    }
}
