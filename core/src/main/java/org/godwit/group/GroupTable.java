package org.godwit.group;

import org.godwit.group.GroupAnswer.Members;
import org.godwit.group.GroupAnswer.Number;
import org.godwit.group.GroupAnswer.Refused;
import org.godwit.task.Tid;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// All groups of a virtual machine: takes requests, changes, and tells what to answer. It needs
/// nothing but its requests, so the same requests give the same table. Confined to one thread.
///
/// A group begins with its first member and ends with its last. It notices mistakes in the order in
/// which PVM's group server does.
public final class GroupTable {

    final Map<String, Group> groups;

    /// Tasks whose end will be told: all members, and former ones that still live.
    final Set<Tid> watched;

    /// No groups.
    public GroupTable() {
        this(new TreeMap<>(), new TreeSet<>());
    }

    GroupTable(Map<String, Group> groups, Set<Tid> watched) {
        this.groups = groups;
        this.watched = watched;
    }

    /// Takes a request.
    ///
    /// @param number comes back in the answer
    /// @return the answers to send; none yet for one who waits
    public List<GroupReply> take(Tid from, int number, GroupRequest request) {
        Group group = groups.get(request.group());
        if (request instanceof GroupRequest.Join join) {
            Group joined = groups.computeIfAbsent(join.group(), _ -> new Group(new Seats()));
            return List.of(new GroupReply(from, number, joined.join(from)));
        }
        if (group == null) {
            return List.of(new GroupReply(from, number, new Refused(GroupError.NO_GROUP)));
        }
        return switch (request) {
            case GroupRequest.Barrier r -> group.barrier(from, number, r.count());
            case GroupRequest.Freeze r -> group.freeze(from, number, r.count());
            case GroupRequest.Leave r -> leave(from, number, r.group(), group);
            case GroupRequest.Join _,
                    GroupRequest.Size _,
                    GroupRequest.InstanceOf _,
                    GroupRequest.TaskOf _,
                    GroupRequest.Members _,
                    GroupRequest.TakePart _ ->
                    List.of(new GroupReply(from, number, answer(from, request, group)));
        };
    }

    private static GroupAnswer answer(Tid from, GroupRequest request, Group group) {
        return switch (request) {
            case GroupRequest.Size _ -> new Number(group.seats.size());
            case GroupRequest.InstanceOf r -> group.instanceOf(r.task());
            case GroupRequest.TaskOf r -> group.taskOf(r.instance());
            case GroupRequest.Members _ -> new Members(group.seats.byInstance());
            case GroupRequest.TakePart r -> group.takePart(from, r);
            case GroupRequest.Join _,
                    GroupRequest.Leave _,
                    GroupRequest.Barrier _,
                    GroupRequest.Freeze _ ->
                    throw new IllegalArgumentException("changes the group: " + request);
        };
    }

    private List<GroupReply> leave(Tid from, int number, String name, Group group) {
        if (!group.seats.has(from)) {
            return List.of(new GroupReply(from, number, new Refused(GroupError.NOT_IN_GROUP)));
        }
        List<GroupReply> told = new ArrayList<>(remove(from, name, group));
        told.add(new GroupReply(from, number, new Number(0)));
        return told;
    }

    private List<GroupReply> remove(Tid task, String name, Group group) {
        List<GroupReply> told = group.remove(task);
        if (group.seats.size() == 0) {
            groups.remove(name);
        }
        return told;
    }

    /// Whether the end of `task` is to be asked for from now on: it is a member, and nobody has
    /// asked. To be called after each request.
    public boolean beginsToWatch(Tid task, GroupRequest taken) {
        Group group = groups.get(taken.group());
        boolean member = group != null && group.seats.has(task);
        return taken instanceof GroupRequest.Join && member && watched.add(task);
    }

    /// A task has ended: it leaves all its groups.
    public List<GroupReply> ended(Tid task) {
        watched.remove(task);
        List<GroupReply> told = new ArrayList<>();
        for (String name : List.copyOf(groups.keySet())) {
            Group group = groups.get(name);
            if (group != null) {
                told.addAll(remove(task, name, group));
            }
        }
        return told;
    }
}
