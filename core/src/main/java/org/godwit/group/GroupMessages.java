package org.godwit.group;

import org.godwit.group.GroupRequest.Barrier;
import org.godwit.group.GroupRequest.Freeze;
import org.godwit.group.GroupRequest.InstanceOf;
import org.godwit.group.GroupRequest.Join;
import org.godwit.group.GroupRequest.Leave;
import org.godwit.group.GroupRequest.Members;
import org.godwit.group.GroupRequest.Size;
import org.godwit.group.GroupRequest.TakePart;
import org.godwit.group.GroupRequest.TaskOf;
import org.godwit.message.Body;
import org.godwit.message.Message;
import org.godwit.message.PackBuffer;
import org.godwit.message.UnpackBuffer;
import org.godwit.task.Tid;

import java.util.List;
import java.util.Optional;

/// Requests and answers as message bodies. The tag of a request says what it is; its body is the
/// group's name and what else the request has, as ints. The first int of an answer says what it is.
public final class GroupMessages {

    private static final int JOIN = 1;
    private static final int LEAVE = 2;
    private static final int SIZE = 3;
    private static final int INSTANCE_OF = 4;
    private static final int TASK_OF = 5;
    private static final int MEMBERS = 6;
    private static final int BARRIER = 7;
    private static final int FREEZE = 8;
    private static final int TAKE_PART = 9;

    private static final int NUMBER = 1;
    private static final int TASKS = 2;
    private static final int PART = 3;
    private static final int REFUSED = 4;

    private GroupMessages() {}

    /// The tag of a request.
    public static int tag(GroupRequest request) {
        return switch (request) {
            case Join _ -> JOIN;
            case Leave _ -> LEAVE;
            case Size _ -> SIZE;
            case InstanceOf _ -> INSTANCE_OF;
            case TaskOf _ -> TASK_OF;
            case Members _ -> MEMBERS;
            case Barrier _ -> BARRIER;
            case Freeze _ -> FREEZE;
            case TakePart _ -> TAKE_PART;
        };
    }

    /// The body of a request.
    public static Body body(GroupRequest request) {
        PackBuffer out = Ints.buffer();
        out.packString(request.group());
        switch (request) {
            case Join _, Leave _, Size _, Members _ -> {}
            case InstanceOf r -> Ints.put(out, r.task().value());
            case TaskOf r -> Ints.put(out, r.instance());
            case Barrier r -> Ints.put(out, r.count());
            case Freeze r -> Ints.put(out, r.count());
            case TakePart r -> Ints.put(out, code(r.kind()), r.tag(), r.root());
        }
        return out.body();
    }

    /// The request that a message is, empty if it is none.
    static Optional<GroupRequest> request(Message m) {
        UnpackBuffer in = new UnpackBuffer(m.body());
        try {
            String group = Ints.getString(in);
            return Optional.ofNullable(
                    switch (m.tag()) {
                        case JOIN -> new Join(group);
                        case LEAVE -> new Leave(group);
                        case SIZE -> new Size(group);
                        case INSTANCE_OF -> new InstanceOf(group, new Tid(Ints.get(in)));
                        case TASK_OF -> new TaskOf(group, Ints.get(in));
                        case MEMBERS -> new Members(group);
                        case BARRIER -> new Barrier(group, Ints.get(in));
                        case FREEZE -> new Freeze(group, Ints.get(in));
                        case TAKE_PART ->
                                new TakePart(group, kind(Ints.get(in)), Ints.get(in), Ints.get(in));
                        default -> null;
                    });
        } catch (Ints.Malformed e) {
            return Optional.empty();
        }
    }

    /// The body of an answer.
    static Body body(GroupAnswer answer) {
        PackBuffer out = Ints.buffer();
        switch (answer) {
            case GroupAnswer.Number a -> Ints.put(out, NUMBER, a.value());
            case GroupAnswer.Members a -> {
                Ints.put(out, TASKS);
                Ints.putTids(out, a.tids());
            }
            case GroupAnswer.Part a -> {
                Ints.put(out, PART);
                Ints.putTids(out, a.role().up().stream().toList());
                Ints.putTids(out, a.role().down());
            }
            case GroupAnswer.Refused a -> Ints.put(out, REFUSED, code(a.error()));
        }
        return out.body();
    }

    /// The answer that a message from the group server is.
    ///
    /// @throws IllegalArgumentException if it is none
    public static GroupAnswer answer(Message m) {
        UnpackBuffer in = new UnpackBuffer(m.body());
        int kind = Ints.get(in);
        return switch (kind) {
            case NUMBER -> new GroupAnswer.Number(Ints.get(in));
            case TASKS -> new GroupAnswer.Members(Ints.getTids(in));
            case PART -> {
                List<Tid> up = Ints.getTids(in);
                yield new GroupAnswer.Part(new Role(up.stream().findFirst(), Ints.getTids(in)));
            }
            case REFUSED -> new GroupAnswer.Refused(error(Ints.get(in)));
            default ->
                    throw new Ints.Malformed(
                            "answer of kind %d from the group server; this version knows 1..4"
                                    .formatted(kind));
        };
    }

    static int code(Collective kind) {
        return switch (kind) {
            case GATHER -> 1;
            case SCATTER -> 2;
            case REDUCE -> 3;
        };
    }

    static Collective kind(int code) {
        return switch (code) {
            case 1 -> Collective.GATHER;
            case 2 -> Collective.SCATTER;
            case 3 -> Collective.REDUCE;
            default -> throw new Ints.Malformed("collective call of kind " + code + "; 1..3 exist");
        };
    }

    private static int code(GroupError error) {
        return switch (error) {
            case NO_GROUP -> 1;
            case MEMBER_ALREADY -> 2;
            case FROZEN_ALREADY -> 3;
            case NOT_IN_GROUP -> 4;
            case NO_INSTANCE -> 5;
            case MISMATCH -> 6;
        };
    }

    private static GroupError error(int code) {
        for (GroupError error : GroupError.values()) {
            if (code(error) == code) {
                return error;
            }
        }
        throw new Ints.Malformed("refusal " + code + " from the group server; 1..6 exist");
    }
}
