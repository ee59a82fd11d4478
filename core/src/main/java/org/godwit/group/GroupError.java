package org.godwit.group;

/// Why the group server refuses; each has its PVM code.
public enum GroupError {
    /// PvmNoGroup: no member, or a member of a frozen group has died.
    NO_GROUP,
    /// PvmDupGroup: the caller is a member already.
    MEMBER_ALREADY,
    /// PvmDupGroup: the group is frozen already.
    FROZEN_ALREADY,
    /// PvmNotInGroup: only members may ask for this, or the group is frozen and takes no more.
    NOT_IN_GROUP,
    /// PvmNoInst: nobody has that instance number.
    NO_INSTANCE,
    /// PvmMismatch: another number than those who wait already have given, or none that can be.
    MISMATCH
}
