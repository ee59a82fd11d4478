package org.godwit.task;

/// The name of a virtual processor for life: PVM's 32 bits (API.md section 5).
///
/// ```
/// bit 31 daemon | 30 group | 29..18 host number (12 bits) | 17..10 serial (8) | 9..0 unit (10)
///                                                         `------ 17..0 local number -------'
/// ```
///
/// The host number is the host where the task was *started*, as in PVM: a tid does not change when
/// its task moves. The unit names the *container* (a shard, which is what moves) when it is
/// `1..`[#CONTAINER_MAX]; every other unit belongs to *guests*, tids bound to their host for life.
/// Local number 0 is the host itself.
///
/// @param value the 32 bits, as programs see them
public record Tid(int value) implements Comparable<Tid> {

    public static final int LOCAL_BITS = 18;
    public static final int LOCAL_MASK = (1 << LOCAL_BITS) - 1;
    public static final int HOST_MASK = 0x3ffc0000;

    /// Hosts are numbered from 1 to this.
    public static final int HOST_MAX = 4000;

    /// The last host field: no host's, and no task's. Fields between [#HOST_MAX] and this take the
    /// tasks of hosts whose own numbers are used up.
    public static final int FIELD_MAX = 4095;

    public static final int CONTAINER_MAX = 767;
    public static final int SERIAL_MAX = 255;

    /// Guests of a host are numbered from 0 to this.
    public static final int GUEST_MAX = 0xffff;

    private static final int UNIT_BITS = 10;
    private static final int UNIT_MASK = (1 << UNIT_BITS) - 1;
    private static final int GUEST_BITS = 8;
    private static final int GUEST_MASK = (1 << GUEST_BITS) - 1;

    /// The local daemon, the source of notify messages.
    public static final Tid DAEMON = new Tid(0x80000000);

    /// A task in a container.
    ///
    /// @param field the number of the host where it starts, or one that no host has
    /// @param serial tells apart the tasks of one host and container
    public static Tid task(int field, int container, int serial) {
        check("host field", field, 1, FIELD_MAX);
        check("container", container, 1, CONTAINER_MAX);
        check("serial", serial, 0, SERIAL_MAX);
        return of(field, serial << UNIT_BITS | container);
    }

    public static Tid ofHost(int hostNumber) {
        check("host number", hostNumber, 1, HOST_MAX);
        return of(hostNumber, 0);
    }

    public static Tid guest(int hostNumber, int number) {
        check("host number", hostNumber, 1, HOST_MAX);
        check("guest", number, 0, GUEST_MAX);
        int unit = CONTAINER_MAX + 1 + (number & GUEST_MASK);
        return of(hostNumber, number >>> GUEST_BITS << UNIT_BITS | unit);
    }

    private static void check(String what, int number, int min, int max) {
        if (number < min || number > max) {
            throw new IllegalArgumentException(
                    "%s must be %d..%d: %d".formatted(what, min, max, number));
        }
    }

    private static Tid of(int field, int local) {
        return new Tid(field << LOCAL_BITS | local);
    }

    /// The host field: where it started, for a guest and a host where it is.
    public int hostNumber() {
        return (value & HOST_MASK) >>> LOCAL_BITS;
    }

    public int local() {
        return value & LOCAL_MASK;
    }

    /// The container that the task moves with. Only for a task that is no guest.
    public int container() {
        return value & UNIT_MASK;
    }

    /// Tells apart tasks of the same host field and container.
    public int serial() {
        return local() >>> UNIT_BITS;
    }

    /// Whether this is well formed as the name of a task: neither top bit set, host field and local
    /// number not 0.
    public boolean isTask() {
        return value > 0 && (value & 0x40000000) == 0 && hostNumber() != 0 && local() != 0;
    }

    public boolean isGuest() {
        int unit = value & UNIT_MASK;
        return isTask() && (unit == 0 || unit > CONTAINER_MAX);
    }

    public boolean isHost() {
        return (value & 0xc0000000) == 0
                && local() == 0
                && hostNumber() >= 1
                && hostNumber() <= HOST_MAX;
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

    /// Tasks of one container differ in their middle bits only, by which hash tables do not tell
    /// them apart: mixed.
    @Override
    public int hashCode() {
        return value * 0x9e3779b9;
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
