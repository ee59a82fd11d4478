package org.godwit.examples.classic;

import static org.godwit.pvm.Pvm.*;

/// [Bandwidth] with PvmDataDefault. Two copies are needed.
public final class Dbwtest {

    private Dbwtest() {}

    public static void main(String[] argv) {
        new Bandwidth(PvmDataDefault).run();
    }
}
