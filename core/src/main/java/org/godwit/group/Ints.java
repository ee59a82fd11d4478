package org.godwit.group;

import org.godwit.message.Encoding;
import org.godwit.message.PackBuffer;
import org.godwit.message.PackResult;
import org.godwit.message.UnpackBuffer;
import org.godwit.task.Tid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Messages and states of the group server are ints and strings in default encoding.
final class Ints {

    private Ints() {}

    static PackBuffer buffer() {
        return new PackBuffer(Encoding.DEFAULT);
    }

    static void put(PackBuffer to, int... values) {
        to.packInts(values, 0, values.length, 1);
    }

    /// Their number, then each.
    static void putTids(PackBuffer to, Collection<Tid> tids) {
        put(to, tids.size());
        put(to, tids.stream().mapToInt(Tid::value).toArray());
    }

    static Optional<Integer> next(UnpackBuffer from) {
        int[] value = new int[1];
        return from.unpackInts(value, 0, 1, 1) == PackResult.OK
                ? Optional.of(value[0])
                : Optional.empty();
    }

    /// @throws Malformed if the bytes end before it
    static int get(UnpackBuffer from) {
        return next(from).orElseThrow(() -> new Malformed("it ends in the middle of an item"));
    }

    static String getString(UnpackBuffer from) {
        return from.unpackString()
                .orElseThrow(() -> new Malformed("it ends in the middle of a name"));
    }

    /// A number of items that are still to come, each of at least one int.
    static int getCount(UnpackBuffer from) {
        int count = get(from);
        if (count < 0 || count > from.remaining() / Integer.BYTES) {
            throw new Malformed(
                    "it announces %d items, and %d bytes follow"
                            .formatted(count, from.remaining()));
        }
        return count;
    }

    static List<Tid> getTids(UnpackBuffer from) {
        int[] values = new int[getCount(from)];
        from.unpackInts(values, 0, values.length, 1);
        return new ArrayList<>(Arrays.stream(values).mapToObj(Tid::new).toList());
    }

    /// Bytes that are not what the group server writes.
    static final class Malformed extends IllegalArgumentException {
        Malformed(String why) {
            super(why);
        }
    }
}
