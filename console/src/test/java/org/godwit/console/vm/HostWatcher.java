package org.godwit.console.vm;

import static org.godwit.pvm.Pvm.*;

import org.godwit.pvm.PvmHostInfo;

import java.util.Arrays;

/// Asks to be told when a host comes or goes, and says what it is told.
public final class HostWatcher {

    private static final int COME = 7;
    private static final int GONE = 8;

    private HostWatcher() {}

    public static void main(String[] argv) {
        PvmHostInfo[][] hosts = new PvmHostInfo[1][];
        pvm_config(null, null, hosts);
        int[] tids = Arrays.stream(hosts[0]).mapToInt(PvmHostInfo::hi_tid).toArray();
        pvm_notify(PvmHostDelete, GONE, tids.length, tids);
        pvm_notify(PvmHostAdd, COME, -1, null);
        System.out.println("watching " + tids.length);
        int[] number = new int[1];
        int[] tag = new int[1];
        while (true) {
            int buffer = pvm_recv(-1, -1);
            pvm_bufinfo(buffer, new int[1], tag, new int[1]);
            pvm_upkint(number, 1, 1);
            System.out.println(
                    tag[0] == GONE
                            ? "gone t" + Integer.toHexString(number[0])
                            : "come " + number[0]);
        }
    }
}
