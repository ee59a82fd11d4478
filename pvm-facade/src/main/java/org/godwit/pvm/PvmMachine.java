package org.godwit.pvm;

/// Hosts and the virtual machine as a whole (API.md 4.12). Part of [Pvm]; programs name only that.
@SuppressWarnings("MemberName") // the names are PVM's
public abstract sealed class PvmMachine extends PvmMailbox permits Pvm {

    PvmMachine() {}
}
