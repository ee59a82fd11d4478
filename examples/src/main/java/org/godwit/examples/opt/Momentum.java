package org.godwit.examples.opt;

/// Batch gradient descent with Nesterov's momentum. Every bit of every gradient enters the weights,
/// so that two runs end with the same weights only if they added the same numbers in the same
/// order.
final class Momentum {

    private static final double RATE = 0.7;
    private static final double MOMENTUM = 0.9;

    private final double[] velocity;

    Momentum(int weights) {
        velocity = new double[weights];
    }

    /// Moves the weights down the gradient of the mean error over `samples`, of which `gradient` is
    /// the sum.
    void descend(double[] weights, double[] gradient, int samples) {
        for (int i = 0; i < weights.length; i++) {
            double push = RATE * gradient[i] / samples;
            velocity[i] = MOMENTUM * velocity[i] - push;
            weights[i] += MOMENTUM * velocity[i] - push;
        }
    }
}
