package org.godwit.processor;

/// A replayed program did something else than the journal says it did.
public final class ReplayMismatch extends RuntimeException {

    ReplayMismatch(long call, OutcomeKind journaled, OutcomeKind now) {
        super(
                "call %d was %s when it was journaled, the program now asks for %s: it is not deterministic"
                                .formatted(call, journaled, now)
                        + " (clock, randomness, threads or shared state?) or its code was changed");
    }
}
