package org.godwit.examples.zoo;

import static org.godwit.pvm.Pvm.*;

import org.godwit.pvm.PvmMInfo;

/// Headers, lengths, contexts and options asked for, changed and put back.
public final class MessageInfo {
    private MessageInfo() {}

    private static int describe(int message) {
        int[] bytes = new int[1];
        int[] tag = new int[1];
        int[] tid = new int[1];
        int code = pvm_bufinfo(message, bytes, tag, tid);
        System.out.println(
                code
                        + " "
                        + bytes[0]
                        + " bytes, tag "
                        + tag[0]
                        + ", own "
                        + (tid[0] == pvm_mytid()));
        return bytes[0];
    }

    public static void main(String[] argv) {
        int total =
                pvm_getopt(PvmAutoErr) + pvm_setopt(PvmFragSize, 8192) + pvm_getopt(PvmFragSize);
        pvm_setopt(PvmAutoErr, 0);
        for (int i = 0; i < 4; i++) {
            pvm_initsend(PvmDataRaw);
            pvm_pkint(new int[i + 1], i + 1, 1);
            PvmMInfo info = new PvmMInfo();
            pvm_getminfo(pvm_getsbuf(), info);
            info.wid = 100 + i;
            pvm_setminfo(pvm_getsbuf(), info);
            pvm_send(pvm_mytid(), i);
            int message = pvm_probe(-1, i);
            total += describe(message) * (pvm_recv(-1, -1) == message ? 1 : 100);
            pvm_getminfo(message, info);
            System.out.println(total + " " + info.wid + " " + info.len + " " + info.tag);
            int wrong = pvm_upkint(new int[i + 2], i + 2, 1);
            System.out.println(
                    (wrong < 0)
                            + " "
                            + pvm_freebuf(message)
                            + " "
                            + pvm_freebuf(99)
                            + " "
                            + pvm_strerror().isEmpty());
        }
        System.out.println(total + " " + pvm_parent());
    }
}
