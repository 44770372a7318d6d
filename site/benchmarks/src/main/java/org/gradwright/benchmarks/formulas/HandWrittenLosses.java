// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.formulas;

import org.gradwright.runtime.compute.FloatMath;

/** Losses as somebody would write them by hand: the loss of every element, and its gradient. */
final class HandWrittenLosses {
    private HandWrittenLosses() {}

    static void meanSquaredError(Arrays a) {
        float[] to = a.from;
        float[] target = a.target;
        float[] losses = a.losses;
        for (int i = 0; i < a.count; i++) {
            float y = to[i];
            float t = target[i];
            float e = y - t;
            losses[i] = e * e;
        }
    }

    static void meanSquaredErrorGradient(Arrays a) {
        float[] to = a.from;
        float[] target = a.target;
        float[] gradient = a.gradient;
        float factor = a.factor();
        for (int i = 0; i < a.count; i++) {
            float y = to[i];
            float t = target[i];
            float e = y - t;
            gradient[i] = factor * 2 * e;
        }
    }

    static void meanAbsoluteError(Arrays a) {
        float[] to = a.from;
        float[] target = a.target;
        float[] losses = a.losses;
        for (int i = 0; i < a.count; i++) {
            float y = to[i];
            float t = target[i];

            losses[i] = FloatMath.abs(y - t);
        }
    }

    static void meanAbsoluteErrorGradient(Arrays a) {
        float[] to = a.from;
        float[] target = a.target;
        float[] gradient = a.gradient;
        float factor = a.factor();
        for (int i = 0; i < a.count; i++) {
            float y = to[i];
            float t = target[i];

            gradient[i] = factor * FloatMath.signum(y - t);
        }
    }

    static void huber(Arrays a) {
        float[] to = a.from;
        float[] target = a.target;
        float[] losses = a.losses;
        for (int i = 0; i < a.count; i++) {
            float y = to[i];
            float t = target[i];
            float e = FloatMath.abs(y - t);
            losses[i] = e <= 1 ? 0.5f * e * e : e - 0.5f;
        }
    }

    static void huberGradient(Arrays a) {
        float[] to = a.from;
        float[] target = a.target;
        float[] gradient = a.gradient;
        float factor = a.factor();
        for (int i = 0; i < a.count; i++) {
            float y = to[i];
            float t = target[i];
            float e = y - t;
            gradient[i] = factor * (e > 1 ? 1 : e < -1 ? -1 : e);
        }
    }

    static void logCosh(Arrays a) {
        float[] to = a.from;
        float[] target = a.target;
        float[] losses = a.losses;
        for (int i = 0; i < a.count; i++) {
            float y = to[i];
            float t = target[i];
            float size = FloatMath.abs(y - t);
            losses[i] = size + FloatMath.log1p(FloatMath.exp(-2 * size)) - 0.6931472f;
        }
    }

    static void logCoshGradient(Arrays a) {
        float[] to = a.from;
        float[] target = a.target;
        float[] gradient = a.gradient;
        float factor = a.factor();
        for (int i = 0; i < a.count; i++) {
            float y = to[i];
            float t = target[i];

            gradient[i] = factor * FloatMath.tanh(y - t);
        }
    }

    static void quantile(Arrays a) {
        float[] to = a.from;
        float[] target = a.target;
        float[] losses = a.losses;
        for (int i = 0; i < a.count; i++) {
            float y = to[i];
            float t = target[i];
            float e = t - y;
            losses[i] = e >= 0 ? 0.9f * e : -0.1f * e;
        }
    }

    static void quantileGradient(Arrays a) {
        float[] to = a.from;
        float[] target = a.target;
        float[] gradient = a.gradient;
        float factor = a.factor();
        for (int i = 0; i < a.count; i++) {
            float y = to[i];
            float t = target[i];
            float e = t - y;
            gradient[i] = factor * (e >= 0 ? -0.9f : 0.1f);
        }
    }

    static void logarithmic(Arrays a) {
        float[] to = a.probabilities;
        float[] target = a.positive;
        float[] losses = a.losses;
        for (int i = 0; i < a.count; i++) {
            float y = to[i];
            float t = target[i];
            float e = FloatMath.log1p(y) - FloatMath.log1p(t);
            losses[i] = e * e;
        }
    }

    static void poisson(Arrays a) {
        float[] to = a.from;
        float[] target = a.target;
        float[] losses = a.losses;
        for (int i = 0; i < a.count; i++) {
            float y = to[i];
            float t = target[i];

            losses[i] = FloatMath.exp(y) - t * y;
        }
    }

    static void poissonGradient(Arrays a) {
        float[] to = a.from;
        float[] target = a.target;
        float[] gradient = a.gradient;
        float factor = a.factor();
        for (int i = 0; i < a.count; i++) {
            float y = to[i];
            float t = target[i];

            gradient[i] = factor * (FloatMath.exp(y) - t);
        }
    }

    static void hinge(Arrays a) {
        float[] to = a.from;
        float[] target = a.target;
        float[] losses = a.losses;
        for (int i = 0; i < a.count; i++) {
            float y = to[i];
            float t = target[i];

            losses[i] = FloatMath.max(1 - t * y, 0);
        }
    }

    static void hingeGradient(Arrays a) {
        float[] to = a.from;
        float[] target = a.target;
        float[] gradient = a.gradient;
        float factor = a.factor();
        for (int i = 0; i < a.count; i++) {
            float y = to[i];
            float t = target[i];

            gradient[i] = factor * (t * y < 1 ? -t : 0);
        }
    }

    static void squaredHinge(Arrays a) {
        float[] to = a.from;
        float[] target = a.target;
        float[] losses = a.losses;
        for (int i = 0; i < a.count; i++) {
            float y = to[i];
            float t = target[i];
            float m = FloatMath.max(1 - t * y, 0);
            losses[i] = m * m;
        }
    }

    static void squaredHingeGradient(Arrays a) {
        float[] to = a.from;
        float[] target = a.target;
        float[] gradient = a.gradient;
        float factor = a.factor();
        for (int i = 0; i < a.count; i++) {
            float y = to[i];
            float t = target[i];
            float m = FloatMath.max(1 - t * y, 0);
            gradient[i] = factor * (-2 * t * m);
        }
    }

    static void sigmoidCrossEntropy(Arrays a) {
        float[] to = a.from;
        float[] target = a.target;
        float[] losses = a.losses;
        for (int i = 0; i < a.count; i++) {
            float y = to[i];
            float t = target[i];

            losses[i] = FloatMath.max(y, 0) - t * y + FloatMath.log1p(FloatMath.exp(-FloatMath.abs(y)));
        }
    }

    static void sigmoidCrossEntropyGradient(Arrays a) {
        float[] to = a.from;
        float[] target = a.target;
        float[] gradient = a.gradient;
        float factor = a.factor();
        for (int i = 0; i < a.count; i++) {
            float y = to[i];
            float t = target[i];
            float e = FloatMath.exp(y >= 0 ? -y : y);
            gradient[i] = factor * ((y >= 0 ? 1 : e) / (1 + e) - t);
        }
    }
}
