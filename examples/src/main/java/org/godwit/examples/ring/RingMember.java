package org.godwit.examples.ring;

import static org.godwit.pvm.Pvm.*;

import org.godwit.examples.Rollcall;

/// One member of the ring: adds its number (1, 2, ... in the order of spawning) to every token that
/// passes and hands it on; the last one, in the last round, hands it back to the parent.
public final class RingMember {

    private RingMember() {}

    public static void main(String[] argv) {
        int parent = pvm_parent();
        int[][] ring = new int[1][];
        int members = pvm_siblings(ring);
        int me = Rollcall.indexOf(ring[0], pvm_mytid());
        int next = ring[0][(me + 1) % members];
        int previous = ring[0][(me + members - 1) % members];

        pvm_recv(parent, Ring.START);
        int[] rounds = new int[1];
        pvm_upkint(rounds, 1, 1);

        int[] token = new int[2];
        for (int round = 1; round <= rounds[0]; round++) {
            boolean comesIn = round == 1 && me == 0;
            pvm_recv(comesIn ? parent : previous, Ring.TOKEN);
            pvm_upkint(token, 2, 1);
            token[0]++;
            token[1] += me + 1;
            pvm_initsend(PvmDataDefault);
            pvm_pkint(token, 2, 1);
            boolean goesOut = round == rounds[0] && me == members - 1;
            pvm_send(goesOut ? parent : next, goesOut ? Ring.FINISHED : Ring.TOKEN);
        }
        pvm_exit();
    }
}
