package org.godwit.pvm;

/// A class of mailbox entries, as pvm_getmboxinfo lists it.
///
/// @param mi_name its name
/// @param mi_nentries how many entries it has
/// @param mi_indices their indices
/// @param mi_owners the tids of their owners, 0 for an entry whose owner has ended
/// @param mi_flags the flags they were put with
@SuppressWarnings({"MemberName", "ArrayRecordComponent"}) // C's names and arrays
public record PvmMboxInfo(
        String mi_name, int mi_nentries, int[] mi_indices, int[] mi_owners, int[] mi_flags) {}
