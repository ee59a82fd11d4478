package org.godwit.pvm;

/// A class of the mailbox, as pvm_getmboxinfo lists it: the arrays tell the entries by index.
///
/// @param mi_owners 0: it has ended
/// @param mi_flags as given to the put
@SuppressWarnings({"MemberName", "ArrayRecordComponent"}) // PVM's names; compared by nobody
public record PvmMboxInfo(
        String mi_name, int mi_nentries, int[] mi_indices, int[] mi_owners, int[] mi_flags) {}
