package org.godwit.pvm;

/// Groups: named sets of tasks (API.md 4.11). Part of [Pvm]; programs name only that.
@SuppressWarnings("MemberName") // the names are PVM's
public abstract sealed class PvmGroups extends PvmMessages permits PvmMailbox {

    PvmGroups() {}
}
