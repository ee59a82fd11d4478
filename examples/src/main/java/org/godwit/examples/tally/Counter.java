package org.godwit.examples.tally;

import static org.godwit.pvm.Pvm.*;

/// Sends a tally the first multiples of its number, one message each, and tells its parent once the
/// tally has them all.
public final class Counter {

    private Counter() {}

    public static void main(String[] argv) {
        int parent = pvm_parent();
        pvm_recv(parent, TallyDemo.FEED);
        int[] order = new int[3];
        pvm_upkint(order, 3, 1);
        int tally = order[0];
        for (int k = 1; k <= order[2]; k++) {
            pvm_initsend(PvmDataDefault);
            pvm_pkint(new int[] {order[1] * k}, 1, 1);
            pvm_send(tally, Tally.COUNT);
        }
        // Order holds between two tasks only: without this exchange the parent's own question could
        // overtake the numbers.
        pvm_initsend(PvmDataDefault);
        pvm_send(tally, Tally.QUERY);
        pvm_recv(tally, Tally.ANSWER);

        pvm_initsend(PvmDataDefault);
        pvm_send(parent, TallyDemo.FED);
        pvm_exit();
    }
}
