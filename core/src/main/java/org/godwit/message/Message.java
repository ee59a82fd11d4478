package org.godwit.message;

import org.godwit.task.Tid;

/// A message as its receiver sees it.
///
/// @param source who sent it; [Tid#DAEMON] for notices
/// @param waitId the wait id of pvm_setminfo, 0 unless set
public record Message(Tid source, Tid destination, int tag, int context, int waitId, Body body) {}
