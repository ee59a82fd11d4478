package org.godwit.examples.classic;

import static org.godwit.examples.classic.Whereabouts.*;
import static org.godwit.pvm.Pvm.*;

/// A worker of [Master1].
public final class Slave1 {

    private Slave1() {}

    public static void main(String[] argv) {
        int mytid = pvm_mytid();
        int master = pvm_parent();
        pvm_recv(-1, Master1.WORK);
        int n = unpackInt();
        int[] tids = new int[n];
        pvm_upkint(tids, n, 1);
        float[] data = new float[unpackInt()];
        pvm_upkfloat(data, data.length, 1);
        int me = 0;
        while (tids[me] != mytid) {
            me++;
        }
        float result = work(me, tids, data);
        pvm_initsend(PvmDataDefault);
        pvm_pkint(new int[] {me}, 1, 1);
        pvm_pkfloat(new float[] {result}, 1, 1);
        pvm_send(master, Master1.RESULT);
        pvm_exit();
    }

    /// The own sum goes to the right neighbour, the left one's is added. The right one may already
    /// be a step further: tag and order keep this right.
    private static float work(int me, int[] tids, float[] data) {
        float sum = 0;
        for (float value : data) {
            sum += me * value;
        }
        pvm_initsend(PvmDataDefault);
        pvm_pkfloat(new float[] {sum}, 1, 1);
        pvm_send(tids[(me + 1) % tids.length], Master1.NEIGHBOUR);
        pvm_recv(-1, Master1.NEIGHBOUR);
        float[] neighbour = new float[1];
        pvm_upkfloat(neighbour, 1, 1);
        return sum + neighbour[0];
    }
}
