package org.godwit.host;

import org.godwit.task.Tid;

/// What became of one host that was to be added or removed.
///
/// @param host its tid; 0 if it has none
/// @param reason why not, for people; "" if there is nothing to say
public record HostFate(Kind kind, Tid host, String reason) {

    private static final Tid NONE = new Tid(0);

    /// Each has its PVM code.
    public enum Kind {
        DONE,
        /// The line is none.
        BAD_LINE,
        /// No host can have that name, or none has.
        NO_SUCH_HOST,
        /// It is there already, or was named before.
        DUPLICATE,
        CANNOT_START,
        /// The first host cannot be removed.
        MASTER
    }

    public static HostFate done(Tid host) {
        return new HostFate(Kind.DONE, host, "");
    }

    public static HostFate refused(Kind kind, String reason) {
        return new HostFate(kind, NONE, reason);
    }

    public boolean isDone() {
        return kind == Kind.DONE;
    }
}
