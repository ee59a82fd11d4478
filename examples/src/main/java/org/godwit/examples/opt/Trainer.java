package org.godwit.examples.opt;

import java.util.HexFormat;
import java.util.Locale;

/// The master's half of the training: the weights, what changes them, and the report of each epoch.
final class Trainer {

    private static final long SEED = 1994;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final Network network;
    private final Digits training;
    private final Digits heldOut;
    private final double[] weights;
    private final Momentum momentum;
    private int epoch;
    private double error;
    private double accuracy;

    Trainer(Settings settings) {
        Digits digits = Digits.load();
        network = new Network(Digits.PIXELS, settings.hidden(), Digits.CLASSES);
        training = digits.training();
        heldOut = digits.heldOut();
        weights = network.initialWeights(SEED);
        momentum = new Momentum(weights.length);
    }

    Network network() {
        return network;
    }

    Digits training() {
        return training;
    }

    /// The weights as they are now; not to be modified.
    double[] weights() {
        return weights;
    }

    /// Takes what the workers found for the present weights, one row each, and changes the weights.
    /// The rows are added in the order of the workers: whoever was first, the roundings are the
    /// same.
    ///
    /// @return the line to print
    String step(double[][] gradients, double[] errors) {
        double[] gradient = new double[weights.length];
        double sum = 0;
        for (int worker = 0; worker < gradients.length; worker++) {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += gradients[worker][i];
            }
            sum += errors[worker];
        }
        momentum.descend(weights, gradient, training.count());
        epoch++;
        error = sum / training.count();
        accuracy = network.accuracy(weights, heldOut);
        return "epoch " + epoch + " " + figures();
    }

    /// The last line: a hash of the weights' bits, and how good they are.
    String result() {
        return "result " + HexFormat.of().toHexDigits(hash(weights)) + " " + figures();
    }

    private String figures() {
        return String.format(Locale.ROOT, "error %.6f accuracy %.4f", error, accuracy);
    }

    private static long hash(double[] values) {
        long hash = FNV_OFFSET;
        for (double value : values) {
            long bits = Double.doubleToRawLongBits(value);
            for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
                hash = (hash ^ (bits >>> shift & 0xff)) * FNV_PRIME;
            }
        }
        return hash;
    }
}
