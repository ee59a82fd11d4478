package org.godwit.examples.opt;

import static org.godwit.pvm.Pvm.*;

import org.godwit.examples.Rollcall;

import java.time.Duration;

/// Trains a neural network on handwritten digits, data-parallel: every [OptWorker] keeps a share of
/// the training data; each epoch the master sends the weights to all, adds the gradients that come
/// back in the order of the workers and changes the weights. Prints a line per epoch and the
/// result. Arguments: workers (4), epochs (40), hidden units (32), work (1), pause in milliseconds
/// (0); see [Settings].
public final class Opt {

    static final int SHARE = 1;
    static final int WEIGHTS = 2;
    static final int GRADIENT = 3;
    static final int STOP = 4;
    static final int PARTNER_ENDED = 5;

    private static final int NEVER_SENT = 6;
    private static final int ANYBODY = -1;
    private static final int ANY_TAG = -1;

    private final Settings settings;
    private final Trainer trainer;
    private final int[] workers;
    private final double[][] gradients;
    private final double[] errors;

    private Opt(Settings settings, int[] workers) {
        this.settings = settings;
        this.workers = workers;
        trainer = new Trainer(settings);
        gradients = new double[workers.length][trainer.weights().length];
        errors = new double[workers.length];
    }

    public static void main(String[] argv) {
        Settings settings = Settings.parse(argv);
        int[] workers = Rollcall.start(OptWorker.class, settings.workers());
        if (workers.length == settings.workers()) {
            new Opt(settings, workers).run();
        }
        pvm_exit();
    }

    private void run() {
        pvm_notify(PvmTaskExit, PARTNER_ENDED, workers.length, workers);
        sendShares();
        boolean complete = true;
        for (int epoch = 1; epoch <= settings.epochs() && complete; epoch++) {
            sendWeights();
            complete = collectGradients();
            if (complete) {
                System.out.println(trainer.step(gradients, errors));
                pause();
            }
        }
        pvm_initsend(PvmDataDefault);
        pvm_mcast(workers, workers.length, STOP);
        System.out.println(complete ? trainer.result() : "no result: a worker has ended early");
    }

    private void sendShares() {
        Network network = trainer.network();
        for (int i = 0; i < workers.length; i++) {
            Digits share = trainer.training().share(i, workers.length);
            int[] sizes = {
                network.inputs(),
                network.hidden(),
                network.outputs(),
                share.count(),
                settings.work()
            };
            pvm_initsend(PvmDataDefault);
            pvm_pkint(sizes, sizes.length, 1);
            pvm_pkbyte(share.pixels(), share.pixels().length, 1);
            pvm_pkbyte(share.labels(), share.labels().length, 1);
            pvm_send(workers[i], SHARE);
        }
    }

    private void sendWeights() {
        pvm_initsend(PvmDataDefault);
        pvm_pkdouble(trainer.weights(), trainer.weights().length, 1);
        pvm_mcast(workers, workers.length, WEIGHTS);
    }

    /// Waits for a gradient of every worker, in any order. False if one of them has ended instead.
    private boolean collectGradients() {
        int[] tag = new int[1];
        int[] source = new int[1];
        double[] error = new double[1];
        for (int arrived = 0; arrived < workers.length; arrived++) {
            pvm_bufinfo(pvm_recv(ANYBODY, ANY_TAG), new int[1], tag, source);
            if (tag[0] != GRADIENT) {
                return false;
            }
            int i = Rollcall.indexOf(workers, source[0]);
            pvm_upkdouble(error, 1, 1);
            errors[i] = error[0];
            pvm_upkdouble(gradients[i], gradients[i].length, 1);
        }
        return true;
    }

    /// A receive that nobody answers, rather than a sleep: the virtual machine can move a task out
    /// of it.
    private void pause() {
        if (settings.pauseMillis() > 0) {
            pvm_trecv(pvm_mytid(), NEVER_SENT, Duration.ofMillis(settings.pauseMillis()));
        }
    }
}
