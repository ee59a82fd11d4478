package org.godwit.group;

import org.godwit.group.GroupAnswer.Members;
import org.godwit.group.GroupAnswer.Number;
import org.godwit.group.GroupAnswer.Refused;
import org.godwit.task.Tid;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// One group that has members. Its answers, and the order in which it finds mistakes, are PVM's.
final class Group {

    final Seats seats;
    final List<OpenCollective> open = new ArrayList<>();
    @Nullable Assembly barrier;
    @Nullable Assembly freezing;
    boolean frozen;

    /// It was frozen, and a member has gone: nobody waits in it any more.
    boolean broken;

    Group(Seats seats) {
        this.seats = seats;
    }

    GroupAnswer join(Tid task) {
        if (frozen) {
            return new Refused(GroupError.NOT_IN_GROUP);
        }
        return seats.has(task)
                ? new Refused(GroupError.MEMBER_ALREADY)
                : new Number(seats.add(task));
    }

    /// Takes a member out; nothing if it is none. What those who wait in vain now are told.
    List<GroupReply> remove(Tid task) {
        if (!seats.remove(task)) {
            return List.of();
        }
        open.forEach(c -> c.awaited().remove(task));
        open.removeIf(c -> c.awaited().isEmpty());
        if (!frozen) {
            return List.of();
        }
        broken = true;
        Assembly given = barrier;
        barrier = null;
        return given == null ? List.of() : told(given, new Refused(GroupError.NO_GROUP));
    }

    GroupAnswer instanceOf(Tid task) {
        return seats.instanceOf(task).isPresent()
                ? new Number(seats.instanceOf(task).getAsInt())
                : new Refused(GroupError.NOT_IN_GROUP);
    }

    GroupAnswer taskOf(int instance) {
        return seats.taskOf(instance)
                .<GroupAnswer>map(tid -> new Number(tid.value()))
                .orElse(new Refused(GroupError.NO_INSTANCE));
    }

    List<GroupReply> barrier(Tid from, int number, int asked) {
        if (broken) {
            return List.of(new GroupReply(from, number, new Refused(GroupError.NO_GROUP)));
        }
        Assembly running = barrier == null ? new Assembly(countOf(asked)) : barrier;
        Optional<GroupError> wrong = enter(running, from, number, asked);
        if (wrong.isPresent()) {
            return List.of(new GroupReply(from, number, new Refused(wrong.get())));
        }
        barrier = running.isComplete() ? null : running;
        return barrier == null ? told(running, new Number(0)) : List.of();
    }

    List<GroupReply> freeze(Tid from, int number, int asked) {
        if (frozen) {
            return List.of(new GroupReply(from, number, new Refused(GroupError.FROZEN_ALREADY)));
        }
        Assembly running = freezing == null ? new Assembly(countOf(asked)) : freezing;
        Optional<GroupError> wrong = enter(running, from, number, asked);
        if (wrong.isPresent()) {
            return List.of(new GroupReply(from, number, new Refused(wrong.get())));
        }
        frozen = running.isComplete();
        freezing = frozen ? null : running;
        return frozen ? told(running, new Members(seats.byInstance())) : List.of();
    }

    private int countOf(int asked) {
        return asked == GroupRequest.ALL ? seats.size() : asked;
    }

    private Optional<GroupError> enter(Assembly running, Tid from, int number, int asked) {
        if (!seats.has(from)) {
            return Optional.of(GroupError.NOT_IN_GROUP);
        }
        int count = countOf(asked);
        if (count < 1 || count != running.count()) {
            return Optional.of(GroupError.MISMATCH);
        }
        running.waiting().put(from, number);
        return Optional.empty();
    }

    private static List<GroupReply> told(Assembly all, GroupAnswer answer) {
        return all.waiting().entrySet().stream()
                .map(w -> new GroupReply(w.getKey(), w.getValue(), answer))
                .toList();
    }

    GroupAnswer takePart(Tid from, GroupRequest.TakePart r) {
        for (OpenCollective begun : open) {
            if (begun.awaits(from, r)) {
                GroupAnswer part = new GroupAnswer.Part(begun.begin(from));
                open.removeIf(c -> c.awaited().isEmpty());
                return part;
            }
        }
        Optional<Tid> root = seats.taskOf(r.root());
        Supplier<Optional<GroupError>> noRoot =
                () -> root.isEmpty() ? Optional.of(GroupError.NO_INSTANCE) : Optional.empty();
        Supplier<Optional<GroupError>> noMember =
                () -> seats.has(from) ? Optional.empty() : Optional.of(GroupError.NOT_IN_GROUP);
        Optional<GroupError> wrong =
                switch (r.kind()) {
                    case GATHER, SCATTER -> noRoot.get().or(noMember).or(this::hole);
                    case REDUCE -> noMember.get().or(noRoot);
                };
        if (wrong.isPresent()) {
            return new Refused(wrong.get());
        }
        OpenCollective first = new OpenCollective(r, root.orElseThrow(), seats.present());
        Role role = first.begin(from);
        if (!first.awaited().isEmpty()) {
            open.add(first);
        }
        return new GroupAnswer.Part(role);
    }

    /// Data that come in the order of instance numbers have no place for one that nobody has.
    private Optional<GroupError> hole() {
        return seats.hasHoles() ? Optional.of(GroupError.NO_INSTANCE) : Optional.empty();
    }
}
