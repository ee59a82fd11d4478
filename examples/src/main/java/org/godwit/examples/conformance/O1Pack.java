package org.godwit.examples.conformance;

import static org.godwit.examples.conformance.Oracle.*;
import static org.godwit.pvm.Pvm.*;

/// Packing and unpacking: every type, strides, encodings, sizes, errors, nested messages.
public final class O1Pack {

    private O1Pack() {}

    public static void main(String[] argv) {
        int me = enrol();
        new O1RoundTrips(me).run();
        new O1Errors(me).run();
        new O1Formats(me).run();
        new O1Buffers(me).run();
        new O1Messages(me).run();
        pvm_exit();
    }
}
