// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class FloatMathTest {
    /** An odd step through all bit patterns: 4 million arguments of every size and sign, NaN and infinities among them. */
    private static final int STEP = 1021;

    private interface Function {
        float at(float x);
    }

    private interface BinaryFunction {
        float at(float x, float y);
    }

    @Test
    void expIsWithinTwoUlps() {
        assertWithinUlps(2, FloatMath::exp, StrictMath::exp);
    }

    @Test
    void expm1IsWithinTwoUlps() {
        assertWithinUlps(2, FloatMath::expm1, StrictMath::expm1);
    }

    @Test
    void logIsWithinTwoUlps() {
        assertWithinUlps(2, FloatMath::log, StrictMath::log);
    }

    @Test
    void log1pIsWithinTwoUlps() {
        assertWithinUlps(2, FloatMath::log1p, StrictMath::log1p);
    }

    @Test
    void tanhIsWithinTwoUlps() {
        assertWithinUlps(2, FloatMath::tanh, StrictMath::tanh);
    }

    @Test
    void functionsAreDenseAndAccurateWhereNetworksUseThem() {
        for (float x = -20.0f; x < 20.0f; x += 1.0f / 4096) {
            assertUlps(2, x, FloatMath.exp(x), StrictMath.exp(x));
            assertUlps(2, x, FloatMath.expm1(x), StrictMath.expm1(x));
            assertUlps(2, x, FloatMath.tanh(x), StrictMath.tanh(x));
            assertUlps(2, x, FloatMath.log(x + 20.5f), StrictMath.log(x + 20.5f));
            assertUlps(2, x, FloatMath.log1p(x + 20.0f), StrictMath.log1p(x + 20.0f));
        }
    }

    @Test
    void edgesAreThoseOfMath() {
        float[] edges = {
            Float.NaN,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            0.0f,
            -0.0f,
            1.0f,
            -1.0f,
            Float.MIN_VALUE,
            -Float.MIN_VALUE,
            Float.MIN_NORMAL,
            -Float.MIN_NORMAL,
            Float.MAX_VALUE,
            -Float.MAX_VALUE,
            88.72283f,
            88.72284f,
            -103.97f,
            -103.98f,
            -87.34f
        };
        for (float x : edges) {
            assertEdge(x, FloatMath.exp(x), StrictMath.exp(x));
            assertEdge(x, FloatMath.expm1(x), StrictMath.expm1(x));
            assertEdge(x, FloatMath.log(x), StrictMath.log(x));
            assertEdge(x, FloatMath.log1p(x), StrictMath.log1p(x));
            assertEdge(x, FloatMath.tanh(x), StrictMath.tanh(x));
        }
    }

    @Test
    void theOtherFunctionsRoundTheResultOfStrictMath() {
        assertWithinUlps(0.51, FloatMath::log10, StrictMath::log10);
        assertWithinUlps(0.51, FloatMath::cbrt, StrictMath::cbrt);
        assertWithinUlps(0.51, FloatMath::sqrt, StrictMath::sqrt);
        assertWithinUlps(0.51, FloatMath::atan, StrictMath::atan);
        assertWithinUlps(0.51, FloatMath::asin, StrictMath::asin);
        assertWithinUlps(0.51, FloatMath::acos, StrictMath::acos);
        assertWithinUlps(0.51, FloatMath::sinh, StrictMath::sinh);
        assertWithinUlps(0.51, FloatMath::cosh, StrictMath::cosh);
        assertWithinUlps(0.51, FloatMath::sin, StrictMath::sin);
        assertWithinUlps(0.51, FloatMath::cos, StrictMath::cos);
        assertWithinUlps(0.51, FloatMath::tan, StrictMath::tan);
        assertWithinUlps(0, FloatMath::abs, StrictMath::abs);
        assertWithinUlps(0, FloatMath::signum, StrictMath::signum);
        assertWithinUlps(0, FloatMath::floor, StrictMath::floor);
        assertWithinUlps(0, FloatMath::ceil, StrictMath::ceil);
        assertWithinUlps(0, FloatMath::rint, StrictMath::rint);
    }

    @Test
    void functionsOfTwoArgumentsRoundTheResultOfStrictMath() {
        assertWithinHalfUlp(FloatMath::pow, StrictMath::pow);
        assertWithinHalfUlp(FloatMath::atan2, StrictMath::atan2);
        assertWithinHalfUlp(FloatMath::hypot, StrictMath::hypot);
        assertWithinHalfUlp(FloatMath::max, StrictMath::max);
        assertWithinHalfUlp(FloatMath::min, StrictMath::min);
        assertThat(FloatMath.fma(1.0f + 0x1.0p-23f, 1.0f - 0x1.0p-23f, -1.0f)).isEqualTo(-0x1.0p-46f);
    }

    private static void assertWithinHalfUlp(BinaryFunction function, DoubleBinaryOperator exact) {
        float[] samples = {-3.5f, -1.0f, -0.0f, 0.0f, 1e-30f, 0.3f, 1.0f, 2.0f, 7.25f, 1e20f, Float.NaN};
        for (float x : samples) {
            for (float y : samples) {
                assertUlps(0.51, x, function.at(x, y), exact.applyAsDouble(x, y));
            }
        }
    }

    private static void assertWithinUlps(double ulps, Function function, DoubleUnaryOperator exact) {
        for (long bits = 0; bits < 1L << 32; bits += STEP) {
            float x = Float.intBitsToFloat((int) bits);
            assertUlps(ulps, x, function.at(x), exact.applyAsDouble(x));
        }
    }

    private static void assertUlps(double ulps, float x, float result, double exact) {
        float rounded = (float) exact;
        if (Float.isNaN(rounded) || Float.isInfinite(rounded)) {
            if (Float.compare(result, rounded) != 0) {
                throw new AssertionError("at " + x + ": " + result + ", but expected " + rounded);
            }
        } else if (!(Math.abs(result - exact) <= ulps * Math.ulp(rounded))) {
            throw new AssertionError("at " + x + ": " + result + ", but expected " + exact);
        }
    }

    private static void assertEdge(float x, float result, double exact) {
        assertUlps(2, x, result, exact);
        if (exact == 0) {
            assertThat(result).as("zero at " + x).isEqualTo((float) exact);
            assertThat(Float.floatToIntBits(result)).as("sign of zero at " + x).isEqualTo(Float.floatToIntBits((float)
                    exact));
        }
    }

    @Test
    void aGateIsOpenAboveZeroAlone() {
        float[] numbers = {
            0.0f,
            -0.0f,
            Float.MIN_VALUE,
            -Float.MIN_VALUE,
            1e-40f,
            Float.MIN_NORMAL,
            0.5f,
            -0.5f,
            Float.MAX_VALUE,
            -Float.MAX_VALUE,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY
        };
        for (float g : numbers) {
            for (float x : numbers) {
                assertThat(FloatMath.gate(g, x) + 0.0f).as("%s by %s", g, x).isEqualTo((x > 0 ? g : 0.0f) + 0.0f);
            }
            assertThat(FloatMath.gate(g, Float.NaN)).isNaN();
            assertThat(FloatMath.gate(Float.NaN, g)).isNaN();
        }
    }
}
