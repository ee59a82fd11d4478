package org.godwit.examples.classic;

import static org.godwit.pvm.Pvm.*;

/// [Bandwidth] with PvmDataInPlace. Two copies are needed.
public final class Ibwtest {

    private Ibwtest() {}

    public static void main(String[] argv) {
        new Bandwidth(PvmDataInPlace).run();
    }
}
