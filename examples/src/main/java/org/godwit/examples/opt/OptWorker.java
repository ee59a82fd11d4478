package org.godwit.examples.opt;

import static org.godwit.pvm.Pvm.*;

import java.util.Arrays;

/// Keeps a share of the training data and answers weights with the gradient over that share, until
/// it is told to stop or its master has ended.
public final class OptWorker {

    private static final int ANYBODY = -1;
    private static final int ANY_TAG = -1;

    private OptWorker() {}

    public static void main(String[] argv) {
        int master = pvm_parent();
        pvm_notify(PvmTaskExit, Opt.PARTNER_ENDED, 1, new int[] {master});
        if (nextTag() == Opt.SHARE) {
            serve(master);
        }
        pvm_exit();
    }

    private static void serve(int master) {
        int[] sizes = new int[5];
        pvm_upkint(sizes, sizes.length, 1);
        Network network = new Network(sizes[0], sizes[1], sizes[2]);
        Digits share = new Digits(new byte[sizes[3] * sizes[0]], new byte[sizes[3]]);
        pvm_upkbyte(share.pixels(), share.pixels().length, 1);
        pvm_upkbyte(share.labels(), share.labels().length, 1);

        double[] weights = new double[network.weightCount()];
        double[] gradient = new double[network.weightCount()];
        double[] error = new double[1];
        while (nextTag() == Opt.WEIGHTS) {
            pvm_upkdouble(weights, weights.length, 1);
            for (int work = 0; work < sizes[4]; work++) {
                Arrays.fill(gradient, 0);
                error[0] = network.addGradient(weights, share, gradient);
            }
            pvm_initsend(PvmDataDefault);
            pvm_pkdouble(error, 1, 1);
            pvm_pkdouble(gradient, gradient.length, 1);
            pvm_send(master, Opt.GRADIENT);
        }
    }

    private static int nextTag() {
        int[] tag = new int[1];
        pvm_bufinfo(pvm_recv(ANYBODY, ANY_TAG), new int[1], tag, new int[1]);
        return tag[0];
    }
}
