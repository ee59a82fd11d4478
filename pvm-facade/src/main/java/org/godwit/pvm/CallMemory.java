package org.godwit.pvm;

import org.godwit.group.GroupAnswer;

import java.util.ArrayList;
import java.util.List;

/// What a group call that is not over remembers, should it be captured while it waits and be made
/// again: then it gets the same answers and goes on behind the exchanges that are done, so nothing
/// is sent twice.
final class CallMemory {

    final List<GroupAnswer> answers = new ArrayList<>();

    /// How many answers this run of the call has got.
    int got;

    /// How many exchanges with other members are done.
    private int exchanged;

    private int failure = Pvm.PvmOk;
    private boolean failedHere;

    int exchanged() {
        return exchanged;
    }

    /// From the exchange itself to this there must be nothing that can be captured.
    void exchanged(int done) {
        exchanged = done;
    }

    /// Keeps the first code below 0, which another member reports.
    void fail(int code) {
        if (code < 0 && failure == Pvm.PvmOk) {
            failure = code;
        }
    }

    /// The same for a failure of this member.
    void failHere(int code) {
        fail(code);
        failedHere |= code < 0;
    }

    int failure() {
        return failure;
    }

    /// What the member itself is told: failures of others are the root's to tell.
    int ownFailure() {
        return failedHere ? failure : Pvm.PvmOk;
    }
}
