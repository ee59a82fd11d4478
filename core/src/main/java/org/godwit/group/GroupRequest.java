package org.godwit.group;

import org.godwit.task.Tid;

/// What a task asks the group server.
public sealed interface GroupRequest {

    /// The name of the group, not "".
    String group();

    /// Become a member; answered with the instance number.
    record Join(String group) implements GroupRequest {}

    /// Be a member no longer.
    record Leave(String group) implements GroupRequest {}

    /// How many members it has.
    record Size(String group) implements GroupRequest {}

    /// The instance number of a task.
    record InstanceOf(String group, Tid task) implements GroupRequest {}

    /// The tid of an instance number.
    record TaskOf(String group, int instance) implements GroupRequest {}

    /// All members, by instance number.
    record Members(String group) implements GroupRequest {}

    /// Wait until `count` members have asked for this; [#ALL]: as many as it has now.
    record Barrier(String group, int count) implements GroupRequest {}

    /// The same, and then the members are fixed; answered with them.
    record Freeze(String group, int count) implements GroupRequest {}

    /// The caller's part in a collective call.
    ///
    /// @param tag tells collective calls of the same kind and root apart
    /// @param root an instance number
    record TakePart(String group, Collective kind, int tag, int root) implements GroupRequest {}

    /// In place of a count.
    int ALL = -1;
}
