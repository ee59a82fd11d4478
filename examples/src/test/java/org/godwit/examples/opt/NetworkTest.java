package org.godwit.examples.opt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NetworkTest {

    private static final double NUDGE = 1e-5;

    private final Network network = new Network(Digits.PIXELS, 3, Digits.CLASSES);
    private final Digits few = Digits.load().share(0, 300);

    @Test
    void the_gradient_is_the_slope_of_the_error_by_finite_differences() {
        double[] weights = network.initialWeights(7);
        double[] gradient = new double[network.weightCount()];
        network.addGradient(weights, few, gradient);
        for (int i = 0; i < weights.length; i++) {
            double slope = (errorAt(weights, i, NUDGE) - errorAt(weights, i, -NUDGE)) / (2 * NUDGE);
            assertThat(gradient[i]).as("weight %d", i).isCloseTo(slope, within(1e-6));
        }
    }

    @Test
    void gradients_are_added_to_what_is_there() {
        double[] weights = network.initialWeights(7);
        double[] once = new double[network.weightCount()];
        double[] twice = new double[network.weightCount()];
        network.addGradient(weights, few, once);
        network.addGradient(weights, few, twice);
        network.addGradient(weights, few, twice);
        for (int i = 0; i < once.length; i++) {
            assertThat(twice[i]).isCloseTo(2 * once[i], within(1e-9));
        }
    }

    @Test
    void an_untrained_network_guesses() {
        double[] weights = network.initialWeights(7);
        double error = network.addGradient(weights, few, new double[network.weightCount()]);
        assertThat(error / few.count()).isCloseTo(Math.log(10), within(0.5));
    }

    private double errorAt(double[] weights, int index, double nudge) {
        double[] nudged = weights.clone();
        nudged[index] += nudge;
        return network.addGradient(nudged, few, new double[weights.length]);
    }
}
