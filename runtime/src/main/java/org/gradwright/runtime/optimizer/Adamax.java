// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

/**
 * Adamax (Kingma and Ba, "Adam: a method for stochastic optimization", 2015, section 7.1): Adam with the greatest gradient of
 * late in place of the root mean square.
 *
 * <p>At step t, with gradient g, parameter w and a state that is 0 at first: {@code m = beta1 * m + (1 - beta1) * g};
 * {@code u = max(beta2 * u, abs(g) + epsilon)}; {@code w -= rate / (1 - beta1^t) * m / u}. The paper has no epsilon; it
 * stands where PyTorch has it.
 */
public final class Adamax extends MomentOptimizer<Adamax> {
    private Adamax(double rate, AdamMoments moments, Clipping clipping) {
        super(rate, moments, 0, clipping, "first", "greatest");
    }

    /** At that learning rate, usually 0.002, with beta1 0.9, beta2 0.999 and epsilon 1e-8. */
    public static Adamax rate(double rate) {
        return new Adamax(rate, AdamMoments.DEFAULT, Clipping.none());
    }

    @Override
    Adamax with(AdamMoments newMoments, double newWeightDecay, Clipping newClipping) {
        return new Adamax(learningRate(), newMoments, newClipping);
    }

    @Override
    protected void update(
            float[] parameters, float[] gradients, float[][] state, int from, int to, double rate, boolean decaying) {
        float stepSize = (float) (rate * meanCorrection());
        float old1 = (float) moments().beta1();
        float fresh1 = (float) (1 - moments().beta1());
        float old2 = (float) moments().beta2();
        float added = (float) moments().epsilon();
        float[] means = state[0];
        float[] greatest = state[1];
        for (int i = from; i < to; i++) {
            float gradient = gradients[i];
            float mean = old1 * means[i] + fresh1 * gradient;
            float size = Math.max(old2 * greatest[i], Math.abs(gradient) + added);
            means[i] = Subnormals.flushed(mean);
            greatest[i] = size;
            parameters[i] -= stepSize * mean / size;
        }
    }
}
