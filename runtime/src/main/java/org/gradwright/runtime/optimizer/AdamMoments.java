// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

import org.gradwright.runtime.ParameterRange;
import org.gradwright.runtime.compute.FloatMath;

/**
 * The step that Adam and AdamW share: {@code m = beta1 * m + (1 - beta1) * g}; {@code v = beta2 * v + (1 - beta2) * g^2};
 * {@code w = kept * w - rate * (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)}.
 */
record AdamMoments(double beta1, double beta2, double epsilon) {
    /** The settings of the paper: 0.9, 0.999 and 1e-8. */
    static final AdamMoments DEFAULT = new AdamMoments(0.9, 0.999, 1e-8);

    AdamMoments {
        Hyperparameters.share("beta1", beta1);
        Hyperparameters.share("beta2", beta2);
        Hyperparameters.positive("epsilon", epsilon);
    }

    AdamMoments withBeta1(double value) {
        return new AdamMoments(value, beta2, epsilon);
    }

    AdamMoments withBeta2(double value) {
        return new AdamMoments(beta1, value, epsilon);
    }

    AdamMoments withEpsilon(double value) {
        return new AdamMoments(beta1, beta2, value);
    }

    void update(
            float[] parameters,
            float[] gradients,
            float[][] state,
            ParameterRange range,
            double rate,
            double keptShare,
            long step) {
        float stepSize = (float) (rate / (1 - StrictMath.pow(beta1, step)));
        float root = (float) (1 / Math.sqrt(1 - StrictMath.pow(beta2, step)));
        float old1 = (float) beta1;
        float fresh1 = (float) (1 - beta1);
        float old2 = (float) beta2;
        float fresh2 = (float) (1 - beta2);
        float added = (float) epsilon;
        float kept = (float) keptShare;
        float[] means = state[0];
        float[] squares = state[1];
        int end = range.end();
        for (int i = range.offset(); i < end; i++) {
            float gradient = gradients[i];
            float mean = old1 * means[i] + fresh1 * gradient;
            float square = old2 * squares[i] + fresh2 * gradient * gradient;
            means[i] = mean;
            squares[i] = square;
            parameters[i] = kept * parameters[i] - stepSize * mean / (FloatMath.sqrt(square) * root + added);
        }
    }
}
