package org.godwit.pvm;

/// A task, as [Pvm#pvm_tasks] lists it.
///
/// @param ti_ptid its parent, 0 if it has none
/// @param ti_host the tid of the host that runs it now
/// @param ti_flag 6 for a spawned task, 4 for one started by hand
/// @param ti_a_out the name it was spawned with, "" if started by hand
/// @param ti_pid the process id of the host's process
@SuppressWarnings("MemberName") // the names are PVM's
public record PvmTaskInfo(
        int ti_tid, int ti_ptid, int ti_host, int ti_flag, String ti_a_out, int ti_pid) {}
