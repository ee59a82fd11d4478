package org.godwit.console.bench.programs;

import static org.godwit.pvm.Pvm.*;

/// The other end of every measurement: says hello, then does what its parent's messages ask by
/// their tags, until [#QUIT].
public final class Partner {

    static final int HELLO = 1;

    /// Send the same bytes back as [#PONG].
    static final int PING = 2;

    static final int PONG = 3;

    /// Unpack and forget.
    static final int FLOOD = 4;

    /// Send an empty [#ACK].
    static final int MARK = 5;

    static final int ACK = 6;
    static final int QUIT = 7;
    static final int GONE = 8;

    static final int BYTES_MAX = 1_000_000;

    private Partner() {}

    public static void main(String[] argv) {
        int parent = pvm_parent();
        byte[] data = new byte[BYTES_MAX];
        int[] bytes = new int[1];
        int[] tag = new int[1];
        pvm_initsend(PvmDataDefault);
        pvm_send(parent, HELLO);
        while (true) {
            pvm_bufinfo(pvm_recv(parent, -1), bytes, tag, null);
            if (bytes[0] > 0) {
                pvm_upkbyte(data, bytes[0], 1);
            }
            switch (tag[0]) {
                case PING -> {
                    pvm_initsend(PvmDataDefault);
                    if (bytes[0] > 0) {
                        pvm_pkbyte(data, bytes[0], 1);
                    }
                    pvm_send(parent, PONG);
                }
                case MARK -> {
                    pvm_initsend(PvmDataDefault);
                    pvm_send(parent, ACK);
                }
                case QUIT -> {
                    pvm_exit();
                    return;
                }
                default -> {}
            }
        }
    }
}
