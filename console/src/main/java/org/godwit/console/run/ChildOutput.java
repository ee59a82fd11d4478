package org.godwit.console.run;

/// Where goes what is printed by tasks other than the first.
public enum ChildOutput {
    STDOUT,
    STDERR,
    NONE
}
