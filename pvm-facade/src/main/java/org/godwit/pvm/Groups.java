package org.godwit.pvm;

import org.godwit.group.GroupAnswer.Members;
import org.godwit.group.GroupRequest;
import org.godwit.group.Seats;
import org.godwit.pvm.GroupTalk.Refusal;
import org.godwit.task.Tid;
import org.jspecify.annotations.Nullable;

/// The group calls of one task. Their mistakes are found in PVM's order.
final class Groups {

    private final TaskSession session;
    private final GroupTalk talk;
    final Collectives collectives;

    Groups(TaskSession session) {
        this.session = session;
        this.talk = new GroupTalk(session);
        this.collectives = new Collectives(talk);
    }

    static String named(@Nullable String group) {
        if (group == null || group.isEmpty()) {
            throw new Refusal(Pvm.PvmNullGroup);
        }
        return group;
    }

    int join(@Nullable String group) {
        return talk.call(() -> talk.number(new GroupRequest.Join(named(group))));
    }

    int leave(@Nullable String group) {
        return talk.call(() -> {
            int answer = talk.number(new GroupRequest.Leave(named(group)));
            talk.left(named(group));
            return answer;
        });
    }

    int size(@Nullable String group) {
        return talk.call(() -> talk.number(new GroupRequest.Size(named(group))));
    }

    int instanceOf(@Nullable String group, int tid) {
        return talk.call(
                () -> talk.number(new GroupRequest.InstanceOf(named(group), new Tid(tid))));
    }

    int taskOf(@Nullable String group, int instance) {
        return talk.call(() -> talk.number(new GroupRequest.TaskOf(named(group), instance)));
    }

    int barrier(@Nullable String group, int count) {
        return talk.call(() -> talk.number(new GroupRequest.Barrier(named(group), count)));
    }

    int freeze(@Nullable String group, int count) {
        return talk.call(() -> {
            Members members = (Members) talk.ask(new GroupRequest.Freeze(named(group), count));
            talk.froze(named(group), members);
            int present = Seats.of(members.tids()).size();
            return count == GroupRequest.ALL ? present : count;
        });
    }

    int broadcast(@Nullable String group, int tag) {
        return talk.call(() -> {
            Members members = (Members) talk.ask(new GroupRequest.Members(named(group)));
            int[] others =
                    members.tids().stream()
                            .filter(tid -> !tid.equals(talk.self()) && !tid.equals(Seats.FREE))
                            .mapToInt(Tid::value)
                            .toArray();
            return others.length == 0
                    ? Pvm.PvmNoInst
                    : session.sending.multicast(others, others.length, tag);
        });
    }
}
