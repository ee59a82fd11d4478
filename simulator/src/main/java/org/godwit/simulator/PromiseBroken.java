package org.godwit.simulator;

/// A run in which one of the promises P1-P5 did not hold.
public final class PromiseBroken extends RuntimeException {

    public PromiseBroken(String promise, String what) {
        super(promise + ": " + what);
    }
}
