package org.godwit.group;

import org.godwit.task.Tid;

/// An answer on its way.
///
/// @param number the number of the request that it answers
public record GroupReply(Tid to, int number, GroupAnswer answer) {}
