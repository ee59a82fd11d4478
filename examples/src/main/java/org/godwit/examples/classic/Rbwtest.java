package org.godwit.examples.classic;

import static org.godwit.pvm.Pvm.*;

/// [Bandwidth] with PvmDataRaw. Two copies are needed.
public final class Rbwtest {

    private Rbwtest() {}

    public static void main(String[] argv) {
        new Bandwidth(PvmDataRaw).run();
    }
}
