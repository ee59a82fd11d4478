package org.godwit.task;

/// The name of a virtual processor for life: PVM's 32 bits (API.md section 5).
///
/// ```
/// bit 31 daemon | 30 group | 29..18 container or host (12 bits) | 17..0 local number (18 bits)
/// ```
///
/// Numbers `1..`[#CONTAINER_MAX] of the middle field name *containers* (shards, which move);
/// numbers from [#HOST_MIN] name *hosts*: with local part 0 the host itself, otherwise a guest, a
/// tid bound to that host for life.
///
/// @param value the 32 bits, as programs see them
public record Tid(int value) implements Comparable<Tid> {

    public static final int LOCAL_BITS = 18;
    public static final int LOCAL_MASK = (1 << LOCAL_BITS) - 1;
    public static final int HOST_MASK = 0x3ffc0000;
    public static final int CONTAINER_MAX = 3071;
    public static final int HOST_MIN = 3072;
    public static final int HOST_MAX = 4095;

    /// The local daemon, the source of notify messages.
    public static final Tid DAEMON = new Tid(0x80000000);

    public static Tid inContainer(int container, int local) {
        if (container < 1 || container > CONTAINER_MAX) {
            throw new IllegalArgumentException(
                    "container must be 1.." + CONTAINER_MAX + ": " + container);
        }
        return of(container, local);
    }

    public static Tid ofHost(int hostNumber) {
        return of(checkedHost(hostNumber), 0);
    }

    public static Tid guest(int hostNumber, int local) {
        return of(checkedHost(hostNumber), local);
    }

    private static int checkedHost(int number) {
        if (number < HOST_MIN || number > HOST_MAX) {
            throw new IllegalArgumentException(
                    "host number must be " + HOST_MIN + ".." + HOST_MAX + ": " + number);
        }
        return number;
    }

    private static Tid of(int field, int local) {
        if (local < 0 || local > LOCAL_MASK) {
            throw new IllegalArgumentException(
                    "local number must be 0.." + LOCAL_MASK + ": " + local);
        }
        return new Tid(field << LOCAL_BITS | local);
    }

    /// The middle field: a container number, or a host number from [#HOST_MIN] on.
    public int place() {
        return (value & HOST_MASK) >>> LOCAL_BITS;
    }

    public int local() {
        return value & LOCAL_MASK;
    }

    /// Whether this is well formed as the name of a task: neither top bit set, local part not 0.
    public boolean isTask() {
        return value > 0 && (value & 0x40000000) == 0 && place() != 0 && local() != 0;
    }

    public boolean isGuest() {
        return isTask() && place() >= HOST_MIN;
    }

    public boolean isHost() {
        return (value & 0xc0000000) == 0 && local() == 0 && place() >= HOST_MIN;
    }

    /// Reads `t40001`, `40001` or `0x40001`.
    public static Tid parse(String text) {
        String hex =
                text.startsWith("0x")
                        ? text.substring(2)
                        : text.startsWith("t") ? text.substring(1) : text;
        try {
            return new Tid(Integer.parseUnsignedInt(hex, 16));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "not a tid: '"
                            + text
                            + "'; a tid is hexadecimal with a leading t, such as t40001",
                    e);
        }
    }

    @Override
    public int compareTo(Tid other) {
        return Integer.compareUnsigned(value, other.value);
    }

    @Override
    public String toString() {
        return "t" + Integer.toHexString(value);
    }
}
