package org.godwit.examples.opt;

import java.util.ArrayList;
import java.util.List;

/// The same training without a virtual machine, on one thread: what [Opt] has to print, line by
/// line.
public final class SerialOpt {

    private SerialOpt() {}

    /// The lines that [Opt] prints for this command line.
    public static List<String> lines(String... argv) {
        Settings settings = Settings.parse(argv);
        Trainer trainer = new Trainer(settings);
        int workers = settings.workers();
        List<String> lines = new ArrayList<>();
        for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
            double[][] gradients = new double[workers][trainer.weights().length];
            double[] errors = new double[workers];
            for (int i = 0; i < workers; i++) {
                Digits share = trainer.training().share(i, workers);
                errors[i] = trainer.network().addGradient(trainer.weights(), share, gradients[i]);
            }
            lines.add(trainer.step(gradients, errors));
        }
        lines.add(trainer.result());
        return lines;
    }

    public static void main(String[] argv) {
        lines(argv).forEach(System.out::println);
    }
}
