package org.godwit.group;

import org.godwit.message.Body;
import org.godwit.message.Encoding;
import org.godwit.message.PackBuffer;
import org.godwit.message.UnpackBuffer;
import org.godwit.task.Tid;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A [GroupTable] as bytes: ints and strings in default encoding, lists with their length before
/// them, the version first. Equal tables have equal bytes.
final class TableForm {

    /// Raised when the form changes.
    static final int VERSION = 1;

    private static final int FROZEN = 1;
    private static final int BROKEN = 2;
    private static final int BARRIER = 4;
    private static final int FREEZING = 8;

    private TableForm() {}

    static byte[] write(GroupTable table) {
        PackBuffer out = Ints.buffer();
        Ints.put(out, VERSION);
        Ints.putTids(out, table.watched);
        Ints.put(out, table.groups.size());
        table.groups.forEach((name, group) -> {
            out.packString(name);
            write(out, group);
        });
        return out.body().exactBytes();
    }

    private static void write(PackBuffer out, Group group) {
        int flags =
                (group.frozen ? FROZEN : 0)
                        | (group.broken ? BROKEN : 0)
                        | (group.barrier == null ? 0 : BARRIER)
                        | (group.freezing == null ? 0 : FREEZING);
        Ints.put(out, flags);
        Ints.putTids(out, group.seats.byInstance());
        write(out, group.barrier);
        write(out, group.freezing);
        Ints.put(out, group.open.size());
        for (OpenCollective c : group.open) {
            Ints.put(out, GroupMessages.code(c.kind()), c.tag(), c.root(), c.rootTask().value());
            Ints.putTids(out, c.members());
            Ints.putTids(out, new TreeSet<>(c.awaited()));
        }
    }

    private static void write(PackBuffer out, @Nullable Assembly assembly) {
        if (assembly != null) {
            Ints.put(out, assembly.count(), assembly.waiting().size());
            assembly.waiting().forEach((tid, number) -> Ints.put(out, tid.value(), number));
        }
    }

    /// @throws IllegalArgumentException if the bytes are not a table of this version
    static GroupTable read(byte[] bytes) {
        UnpackBuffer in = new UnpackBuffer(Body.of(Encoding.DEFAULT, bytes));
        int version = Ints.get(in);
        if (version != VERSION) {
            throw new Ints.Malformed(
                    "groups saved in form %d; this version reads form %d"
                            .formatted(version, VERSION));
        }
        Set<Tid> watched = new TreeSet<>(Ints.getTids(in));
        Map<String, Group> groups = new TreeMap<>();
        for (int left = Ints.getCount(in); left > 0; left--) {
            groups.put(Ints.getString(in), group(in));
        }
        if (in.remaining() != 0) {
            throw new Ints.Malformed(in.remaining() + " bytes too many behind the groups");
        }
        return new GroupTable(groups, watched);
    }

    private static Group group(UnpackBuffer in) {
        int flags = Ints.get(in);
        Group group = new Group(Seats.of(Ints.getTids(in)));
        group.frozen = (flags & FROZEN) != 0;
        group.broken = (flags & BROKEN) != 0;
        group.barrier = (flags & BARRIER) == 0 ? null : assembly(in);
        group.freezing = (flags & FREEZING) == 0 ? null : assembly(in);
        for (int left = Ints.getCount(in); left > 0; left--) {
            group.open.add(collective(in));
        }
        return group;
    }

    private static Assembly assembly(UnpackBuffer in) {
        int count = Ints.get(in);
        Map<Tid, Integer> waiting = new LinkedHashMap<>();
        for (int left = Ints.getCount(in); left > 0; left--) {
            waiting.put(new Tid(Ints.get(in)), Ints.get(in));
        }
        return new Assembly(count, waiting);
    }

    private static OpenCollective collective(UnpackBuffer in) {
        return new OpenCollective(
                GroupMessages.kind(Ints.get(in)),
                Ints.get(in),
                Ints.get(in),
                new Tid(Ints.get(in)),
                Ints.getTids(in),
                new HashSet<>(Ints.getTids(in)));
    }
}
