package org.godwit.examples.opt;

/// A network of one hidden layer (tanh) and a softmax output, over weights in one flat array: for
/// each hidden unit its bias and input weights, then for each output its bias and hidden weights.
/// Stateless; all arithmetic is the same on every machine, so equal inputs give equal bits.
record Network(int inputs, int hidden, int outputs) {

    int weightCount() {
        return hidden * (inputs + 1) + outputs * (hidden + 1);
    }

    /// Small weights that depend on the seed alone.
    double[] initialWeights(long seed) {
        double[] weights = new double[weightCount()];
        double scale = 1 / StrictMath.sqrt(inputs);
        long state = seed;
        for (int i = 0; i < weights.length; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            weights[i] = scale * (state >> 11) * 0x1.0p-52;
        }
        return weights;
    }

    /// Adds to `gradient` the derivatives of the error, summed over all digits, and returns that
    /// error (cross-entropy, in nats).
    double addGradient(double[] weights, Digits digits, double[] gradient) {
        double[] activity = new double[hidden];
        double[] output = new double[outputs];
        double error = 0;
        for (int d = 0; d < digits.count(); d++) {
            forward(weights, digits.pixels(), d * inputs, activity, output);
            int label = digits.labels()[d];
            error -= StrictMath.log(Math.max(output[label], Double.MIN_NORMAL));
            output[label] -= 1;
            backward(weights, digits.pixels(), d * inputs, activity, output, gradient);
        }
        return error;
    }

    /// The part of the digits that the network takes for what they are, 0..1.
    double accuracy(double[] weights, Digits digits) {
        double[] activity = new double[hidden];
        double[] output = new double[outputs];
        int right = 0;
        for (int d = 0; d < digits.count(); d++) {
            forward(weights, digits.pixels(), d * inputs, activity, output);
            if (largest(output) == digits.labels()[d]) {
                right++;
            }
        }
        return (double) right / digits.count();
    }

    private void forward(
            double[] weights, byte[] pixels, int offset, double[] activity, double[] output) {
        int w = 0;
        for (int h = 0; h < hidden; h++) {
            double sum = weights[w++];
            for (int i = 0; i < inputs; i++) {
                sum += weights[w++] * brightness(pixels[offset + i]);
            }
            activity[h] = StrictMath.tanh(sum);
        }
        for (int o = 0; o < outputs; o++) {
            double sum = weights[w++];
            for (int h = 0; h < hidden; h++) {
                sum += weights[w++] * activity[h];
            }
            output[o] = sum;
        }
        softmax(output);
    }

    private static void softmax(double[] output) {
        double max = output[largest(output)];
        double total = 0;
        for (int o = 0; o < output.length; o++) {
            output[o] = StrictMath.exp(output[o] - max);
            total += output[o];
        }
        for (int o = 0; o < output.length; o++) {
            output[o] /= total;
        }
    }

    /// `delta` is the derivative of the error by what goes into each output.
    private void backward(
            double[] weights,
            byte[] pixels,
            int offset,
            double[] activity,
            double[] delta,
            double[] gradient) {
        int upper = hidden * (inputs + 1);
        for (int o = 0; o < outputs; o++) {
            int w = upper + o * (hidden + 1);
            gradient[w] += delta[o];
            for (int h = 0; h < hidden; h++) {
                gradient[w + 1 + h] += delta[o] * activity[h];
            }
        }
        for (int h = 0; h < hidden; h++) {
            double back = 0;
            for (int o = 0; o < outputs; o++) {
                back += delta[o] * weights[upper + o * (hidden + 1) + 1 + h];
            }
            back *= 1 - activity[h] * activity[h];
            int w = h * (inputs + 1);
            gradient[w] += back;
            for (int i = 0; i < inputs; i++) {
                gradient[w + 1 + i] += back * brightness(pixels[offset + i]);
            }
        }
    }

    private static double brightness(byte pixel) {
        return pixel * (1.0 / Digits.WHITE);
    }

    private static int largest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }
}
