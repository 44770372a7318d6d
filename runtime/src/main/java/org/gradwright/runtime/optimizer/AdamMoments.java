// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.optimizer;

/** The settings of the moments of Adam and its relatives. */
record AdamMoments(double beta1, double beta2, double epsilon) {
    /** The settings of the paper. */
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
}
