package org.godwit.group;

/// The calls in which all members of a group take part by sending each other data.
public enum Collective {
    GATHER,
    SCATTER,
    REDUCE
}
