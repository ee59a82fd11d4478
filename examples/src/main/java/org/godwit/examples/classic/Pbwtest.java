package org.godwit.examples.classic;

/// [Bandwidth] with Bandwidth.PSEND. Two copies are needed.
public final class Pbwtest {

    private Pbwtest() {}

    public static void main(String[] argv) {
        new Bandwidth(Bandwidth.PSEND).run();
    }
}
