package org.godwit.port;

/// Where a task has written a line.
public enum StandardStream {
    OUT,
    ERR
}
