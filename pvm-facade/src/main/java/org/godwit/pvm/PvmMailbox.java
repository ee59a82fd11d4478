package org.godwit.pvm;

/// The mailbox, and contexts of their own (API.md 4.8, 4.10). Part of [Pvm]; programs name only
/// that.
@SuppressWarnings("MemberName") // the names are PVM's
public abstract sealed class PvmMailbox extends PvmGroups permits PvmMachine {

    PvmMailbox() {}
}
