// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.formulas;

import org.gradwright.runtime.compute.FloatMath;

/**
 * Activations as somebody would write them by hand, with the functions of the runtime: the value of every element, and the
 * gradient of a mean squared error in what the activation is given.
 */
final class HandWrittenActivations {
    private static final float LINEAR = (float) 1.5957691216057308;
    private static final float CUBIC = (float) (0.044715 * 1.5957691216057308);
    private static final float THRICE_CUBIC = (float) (3 * 0.044715 * 1.5957691216057308);

    private HandWrittenActivations() {}

    static void relu(float[] from, float[] to, int count) {
        for (int i = 0; i < count; i++) {
            float x = from[i];

            to[i] = FloatMath.max(x, 0);
        }
    }

    static void reluGradient(Arrays a) {
        float[] from = a.from;
        float[] to = a.to;
        float[] target = a.target;
        float[] gradient = a.gradient;
        float factor = a.factor();
        for (int i = 0; i < a.count; i++) {
            float x = from[i];

            gradient[i] = factor * (2 * (to[i] - target[i])) * (x > 0 ? 1 : 0);
        }
    }

    static void relu6(float[] from, float[] to, int count) {
        for (int i = 0; i < count; i++) {
            float x = from[i];

            to[i] = FloatMath.min(FloatMath.max(x, 0), 6);
        }
    }

    static void relu6Gradient(Arrays a) {
        float[] from = a.from;
        float[] to = a.to;
        float[] target = a.target;
        float[] gradient = a.gradient;
        float factor = a.factor();
        for (int i = 0; i < a.count; i++) {
            float x = from[i];

            gradient[i] = factor * (2 * (to[i] - target[i])) * (x > 0 && x < 6 ? 1 : 0);
        }
    }

    static void leakyRelu(float[] from, float[] to, int count) {
        for (int i = 0; i < count; i++) {
            float x = from[i];

            to[i] = x > 0 ? x : 0.01f * x;
        }
    }

    static void leakyReluGradient(Arrays a) {
        float[] from = a.from;
        float[] to = a.to;
        float[] target = a.target;
        float[] gradient = a.gradient;
        float factor = a.factor();
        for (int i = 0; i < a.count; i++) {
            float x = from[i];

            gradient[i] = factor * (2 * (to[i] - target[i])) * (x > 0 ? 1 : 0.01f);
        }
    }

    static void elu(float[] from, float[] to, int count) {
        for (int i = 0; i < count; i++) {
            float x = from[i];
            float negative = x > 0 ? 0 : x;
            to[i] = x > 0 ? x : FloatMath.expm1(negative);
        }
    }

    static void eluGradient(Arrays a) {
        float[] from = a.from;
        float[] to = a.to;
        float[] target = a.target;
        float[] gradient = a.gradient;
        float factor = a.factor();
        for (int i = 0; i < a.count; i++) {
            float x = from[i];
            float negative = x > 0 ? 0 : x;
            gradient[i] = factor * (2 * (to[i] - target[i])) * (x > 0 ? 1 : FloatMath.exp(negative));
        }
    }

    static void selu(float[] from, float[] to, int count) {
        for (int i = 0; i < count; i++) {
            float x = from[i];
            float negative = x > 0 ? 0 : x;
            to[i] = 1.050701f * (x > 0 ? x : 1.6732632f * FloatMath.expm1(negative));
        }
    }

    static void seluGradient(Arrays a) {
        float[] from = a.from;
        float[] to = a.to;
        float[] target = a.target;
        float[] gradient = a.gradient;
        float factor = a.factor();
        for (int i = 0; i < a.count; i++) {
            float x = from[i];
            float negative = x > 0 ? 0 : x;
            gradient[i] = factor
                    * (2 * (to[i] - target[i]))
                    * (1.050701f * (x > 0 ? 1 : 1.6732632f * FloatMath.exp(negative)));
        }
    }

    static void celu(float[] from, float[] to, int count) {
        for (int i = 0; i < count; i++) {
            float x = from[i];
            float negative = x > 0 ? 0 : x;
            to[i] = x > 0 ? x : FloatMath.expm1(negative);
        }
    }

    static void celuGradient(Arrays a) {
        float[] from = a.from;
        float[] to = a.to;
        float[] target = a.target;
        float[] gradient = a.gradient;
        float factor = a.factor();
        for (int i = 0; i < a.count; i++) {
            float x = from[i];
            float negative = x > 0 ? 0 : x;
            gradient[i] = factor * (2 * (to[i] - target[i])) * (x > 0 ? 1 : FloatMath.exp(negative));
        }
    }

    static void sigmoid(float[] from, float[] to, int count) {
        for (int i = 0; i < count; i++) {
            float x = from[i];
            float e = FloatMath.exp(x >= 0 ? -x : x);
            to[i] = (x >= 0 ? 1 : e) / (1 + e);
        }
    }

    static void sigmoidGradient(Arrays a) {
        float[] from = a.from;
        float[] to = a.to;
        float[] target = a.target;
        float[] gradient = a.gradient;
        float factor = a.factor();
        for (int i = 0; i < a.count; i++) {
            float x = from[i];
            float e = FloatMath.exp(x >= 0 ? -x : x);
            float s = 1 / (1 + e);
            gradient[i] = factor * (2 * (to[i] - target[i])) * (e * s * s);
        }
    }

    static void hardSigmoid(float[] from, float[] to, int count) {
        for (int i = 0; i < count; i++) {
            float x = from[i];

            to[i] = x <= -3 ? 0 : x >= 3 ? 1 : (x + 3) / 6;
        }
    }

    static void hardSigmoidGradient(Arrays a) {
        float[] from = a.from;
        float[] to = a.to;
        float[] target = a.target;
        float[] gradient = a.gradient;
        float factor = a.factor();
        for (int i = 0; i < a.count; i++) {
            float x = from[i];

            gradient[i] = factor * (2 * (to[i] - target[i])) * (x <= -3 || x >= 3 ? 0 : 1f / 6);
        }
    }

    static void hardSwish(float[] from, float[] to, int count) {
        for (int i = 0; i < count; i++) {
            float x = from[i];

            to[i] = x * (x <= -3 ? 0 : x >= 3 ? 1 : (x + 3) / 6);
        }
    }

    static void hardSwishGradient(Arrays a) {
        float[] from = a.from;
        float[] to = a.to;
        float[] target = a.target;
        float[] gradient = a.gradient;
        float factor = a.factor();
        for (int i = 0; i < a.count; i++) {
            float x = from[i];

            gradient[i] = factor * (2 * (to[i] - target[i])) * (x <= -3 ? 0 : x >= 3 ? 1 : (2 * x + 3) / 6);
        }
    }

    static void silu(float[] from, float[] to, int count) {
        for (int i = 0; i < count; i++) {
            float x = from[i];
            float e = FloatMath.exp(x >= 0 ? -x : x);
            to[i] = x * ((x >= 0 ? 1 : e) / (1 + e));
        }
    }

    static void siluGradient(Arrays a) {
        float[] from = a.from;
        float[] to = a.to;
        float[] target = a.target;
        float[] gradient = a.gradient;
        float factor = a.factor();
        for (int i = 0; i < a.count; i++) {
            float x = from[i];
            float e = FloatMath.exp(x >= 0 ? -x : x);
            float s = (x >= 0 ? 1 : e) / (1 + e);
            gradient[i] = factor * (2 * (to[i] - target[i])) * (s * (1 + x * (1 - s)));
        }
    }

    static void mish(float[] from, float[] to, int count) {
        for (int i = 0; i < count; i++) {
            float x = from[i];
            float e = FloatMath.exp(x >= 0 ? -x : x);
            float above = 1 + 2 * e;
            float below = e * (e + 2);
            to[i] = x * (x >= 0 ? above / (above + 2 * e * e) : below / (below + 2));
        }
    }

    static void mishGradient(Arrays a) {
        float[] from = a.from;
        float[] to = a.to;
        float[] target = a.target;
        float[] gradient = a.gradient;
        float factor = a.factor();
        for (int i = 0; i < a.count; i++) {
            float x = from[i];
            float e = FloatMath.exp(x >= 0 ? -x : x);
            float above = 1 + 2 * e;
            float below = e * (e + 2);
            float t = x >= 0 ? above / (above + 2 * e * e) : below / (below + 2);
            float s = (x >= 0 ? 1 : e) / (1 + e);
            gradient[i] = factor * (2 * (to[i] - target[i])) * (t + x * s * (1 - t * t));
        }
    }

    static void geluTanh(float[] from, float[] to, int count) {
        for (int i = 0; i < count; i++) {
            float x = from[i];
            float z = x * (LINEAR + CUBIC * (x * x));
            float e = FloatMath.exp(z >= 0 ? -z : z);
            to[i] = x * ((z >= 0 ? 1 : e) / (1 + e));
        }
    }

    static void geluTanhGradient(Arrays a) {
        float[] from = a.from;
        float[] to = a.to;
        float[] target = a.target;
        float[] gradient = a.gradient;
        float factor = a.factor();
        for (int i = 0; i < a.count; i++) {
            float x = from[i];
            float z = x * (LINEAR + CUBIC * (x * x));
            float e = FloatMath.exp(z >= 0 ? -z : z);
            float s = (z >= 0 ? 1 : e) / (1 + e);
            gradient[i] =
                    factor * (2 * (to[i] - target[i])) * (s + x * s * (1 - s) * (LINEAR + THRICE_CUBIC * (x * x)));
        }
    }

    static void softplus(float[] from, float[] to, int count) {
        for (int i = 0; i < count; i++) {
            float x = from[i];

            to[i] = FloatMath.max(x, 0) + FloatMath.log1p(FloatMath.exp(-FloatMath.abs(x)));
        }
    }

    static void softplusGradient(Arrays a) {
        float[] from = a.from;
        float[] to = a.to;
        float[] target = a.target;
        float[] gradient = a.gradient;
        float factor = a.factor();
        for (int i = 0; i < a.count; i++) {
            float x = from[i];
            float e = FloatMath.exp(x >= 0 ? -x : x);
            gradient[i] = factor * (2 * (to[i] - target[i])) * ((x >= 0 ? 1 : e) / (1 + e));
        }
    }

    static void softsign(float[] from, float[] to, int count) {
        for (int i = 0; i < count; i++) {
            float x = from[i];

            to[i] = x / (1 + FloatMath.abs(x));
        }
    }

    static void softsignGradient(Arrays a) {
        float[] from = a.from;
        float[] to = a.to;
        float[] target = a.target;
        float[] gradient = a.gradient;
        float factor = a.factor();
        for (int i = 0; i < a.count; i++) {
            float x = from[i];
            float r = 1 / (1 + FloatMath.abs(x));
            gradient[i] = factor * (2 * (to[i] - target[i])) * (r * r);
        }
    }

    static void tanh(float[] from, float[] to, int count) {
        for (int i = 0; i < count; i++) {
            float x = from[i];

            to[i] = FloatMath.tanh(x);
        }
    }

    static void tanhGradient(Arrays a) {
        float[] from = a.from;
        float[] to = a.to;
        float[] target = a.target;
        float[] gradient = a.gradient;
        float factor = a.factor();
        for (int i = 0; i < a.count; i++) {
            float x = from[i];
            float t = FloatMath.tanh(x);
            gradient[i] = factor * (2 * (to[i] - target[i])) * (1 - t * t);
        }
    }

    static void exponential(float[] from, float[] to, int count) {
        for (int i = 0; i < count; i++) {
            float x = from[i];

            to[i] = FloatMath.exp(x);
        }
    }

    static void exponentialGradient(Arrays a) {
        float[] from = a.from;
        float[] to = a.to;
        float[] target = a.target;
        float[] gradient = a.gradient;
        float factor = a.factor();
        for (int i = 0; i < a.count; i++) {
            float x = from[i];

            gradient[i] = factor * (2 * (to[i] - target[i])) * FloatMath.exp(x);
        }
    }
}
