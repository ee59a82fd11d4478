package org.godwit.instrument.weave;

/// A method that cannot be woven; it is left as it was and pins while it runs.
final class Unweavable extends RuntimeException {
    Unweavable(String reason) {
        super(reason, null, false, false);
    }

    /// What to tell users.
    String reason() {
        return String.valueOf(getMessage());
    }
}
