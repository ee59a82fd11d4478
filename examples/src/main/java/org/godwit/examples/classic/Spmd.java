package org.godwit.examples.classic;

import static org.godwit.pvm.Pvm.*;

/// Copies of one program, started by one spawn, pass a token round.
public final class Spmd {

    private static final int TOKEN = 4;

    private Spmd() {}

    public static void main(String[] argv) {
        int mytid = pvm_mytid();
        int[][] siblings = {{}};
        int n = pvm_siblings(siblings);
        int[] tids = siblings[0];
        int me = 0;
        while (me < n - 1 && tids[me] != mytid) {
            me++;
        }
        if (me == 0) {
            System.out.printf("Pass a token through the %3d tid ring:%n", n);
            StringBuilder ring = new StringBuilder();
            for (int tid : tids) {
                ring.append(tid).append(" -> ");
            }
            System.out.println(ring.append(tids[0]).append(' '));
        }
        pass(me, n, tids);
        pvm_exit();
    }

    private static void pass(int me, int n, int[] tids) {
        int left = tids[(me + n - 1) % n];
        int right = tids[(me + 1) % n];
        if (me != 0) {
            pvm_recv(left, TOKEN);
            int token = Whereabouts.unpackInt();
            send(right, token);
            return;
        }
        send(right, tids[0]);
        pvm_recv(left, TOKEN);
        System.out.println("token ring done");
    }

    private static void send(int tid, int token) {
        pvm_initsend(PvmDataDefault);
        pvm_pkint(new int[] {token}, 1, 1);
        pvm_send(tid, TOKEN);
    }
}
