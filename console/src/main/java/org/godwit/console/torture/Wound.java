package org.godwit.console.torture;

/// What the nemesis does to a virtual machine.
enum Wound {
    /// `kill -9` of a host; another takes its place.
    KILL(4),
    /// `kill -9` of the host that a task is just moving from or to.
    KILL_IN_MOVE(3),
    /// SIGSTOP for less time than a host may be silent.
    SHORT_PAUSE(3),
    /// SIGSTOP for so long that the others go on without it: a partition in which the old host, its
    /// tasks in mid-computation, wakes up when others have taken its place.
    LONG_PAUSE(2),
    /// A host is drained and leaves; another takes its place.
    DRAIN(3);

    /// How often it comes, beside the others.
    final int weight;

    Wound(int weight) {
        this.weight = weight;
    }

    static int weights() {
        int sum = 0;
        for (Wound wound : values()) {
            sum += wound.weight;
        }
        return sum;
    }

    /// @param number from 0 to one less than [#weights]
    static Wound at(int number) {
        int left = number;
        for (Wound wound : values()) {
            left -= wound.weight;
            if (left < 0) {
                return wound;
            }
        }
        throw new IllegalArgumentException("the weights come to " + weights() + ": " + number);
    }
}
