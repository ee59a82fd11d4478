package org.godwit.group;

import org.godwit.task.Tid;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The members of a frozen group, kept by a member: they do not change any more, so it answers
/// itself what it would have asked the group server. When a member has died or left since, it does
/// not know, as in PVM.
@SuppressWarnings("ArrayRecordComponent") // never handed out
public record FrozenGroup(int[] byInstance) {

    public static FrozenGroup of(GroupAnswer.Members members) {
        return new FrozenGroup(members.tids().stream().mapToInt(Tid::value).toArray());
    }

    /// The answer to a question of the member `self`, empty if only the group server has it.
    public Optional<GroupAnswer> answer(Tid self, GroupRequest request) {
        Group group = new Group(Seats.of(tids()));
        return switch (request) {
            case GroupRequest.Size _ -> Optional.of(new GroupAnswer.Number(group.seats.size()));
            case GroupRequest.InstanceOf r -> Optional.of(group.instanceOf(r.task()));
            case GroupRequest.TaskOf r -> Optional.of(group.taskOf(r.instance()));
            case GroupRequest.Members _ -> Optional.of(new GroupAnswer.Members(tids()));
            case GroupRequest.TakePart r -> Optional.of(group.takePart(self, r));
            case GroupRequest.Join _,
                    GroupRequest.Leave _,
                    GroupRequest.Barrier _,
                    GroupRequest.Freeze _ ->
                    Optional.empty();
        };
    }

    private List<Tid> tids() {
        return Arrays.stream(byInstance).mapToObj(Tid::new).toList();
    }
}
