package org.godwit.examples.masterworker;

import static org.godwit.pvm.Pvm.*;

/// Does the jobs its parent sends until it is told to stop.
public final class Worker {

    private static final int ANY_TAG = -1;

    private Worker() {}

    public static void main(String[] argv) {
        int master = pvm_parent();
        int[] tag = new int[1];
        int[] job = new int[3];
        pvm_bufinfo(pvm_recv(master, ANY_TAG), new int[1], tag, new int[1]);
        while (tag[0] == Master.JOB) {
            pvm_upkint(job, 3, 1);
            int found = Primes.countIn(job[1], job[2]);
            pvm_initsend(PvmDataDefault);
            pvm_pkint(new int[] {job[0], found}, 2, 1);
            pvm_send(master, Master.RESULT);
            pvm_bufinfo(pvm_recv(master, ANY_TAG), new int[1], tag, new int[1]);
        }
        pvm_exit();
    }
}
