// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** Slopes where functions have none, and at the edges of their domains. */
final class DerivativeEdgeTest {

    private final FormulaBuilder builder = new FormulaBuilder(List.of("x", "y"));
    private final int x = builder.input(0);
    private final int y = builder.input(1);
    private final int zero = builder.constant(0);

    private double slope(int value, double atX) {
        return slope(value, 0, atX, 0);
    }

    private double slope(int value, int input, double atX, double atY) {
        return Derivatives.derivative(builder.build("f", value), input).evaluate(atX, atY)[0];
    }

    private int isPositive() {
        return builder.compare(Relation.GREATER, x, zero);
    }

    private int whenPositive(IntUnaryOperator function) {
        return builder.select(isPositive(), function.applyAsInt(x), zero);
    }

    @Test
    void reluHasSlopeZeroAtZero() {
        int relu = whenPositive(value -> value);

        assertThat(slope(relu, 0)).isZero();
        assertThat(slope(relu, -1)).isZero();
        assertThat(slope(relu, 1e-300)).isEqualTo(1);
    }

    @Test
    void absHasSlopeZeroAtZero() {
        int abs = builder.call(ScalarFunction.ABS, x);

        assertThat(slope(abs, 0)).isZero();
        assertThat(slope(abs, -0.0)).isZero();
        assertThat(slope(abs, -2)).isEqualTo(-1);
    }

    @Test
    void tiesOfMaxAndMinAreSplitInHalves() {
        int max = builder.call(ScalarFunction.MAX, x, builder.multiply(builder.constant(3), y));
        int min = builder.call(ScalarFunction.MIN, x, builder.multiply(builder.constant(3), y));

        assertThat(slope(max, 0, 3, 1)).isEqualTo(0.5);
        assertThat(slope(max, 1, 3, 1)).isEqualTo(1.5);
        assertThat(slope(min, 0, 3, 1)).isEqualTo(0.5);
        assertThat(slope(min, 1, 3, 1)).isEqualTo(1.5);
        assertThat(slope(builder.call(ScalarFunction.MAX, x, zero), 0)).isEqualTo(0.5);
    }

    @Test
    void maxOfAValueWithItselfHasItsSlope() {
        assertThat(slope(builder.call(ScalarFunction.MAX, x, x), 5)).isEqualTo(1);
    }

    @Test
    void theBranchNotTakenContributesNothing() {
        assertThat(slope(whenPositive(v -> builder.call(ScalarFunction.LOG, v)), 0))
                .isZero();
        assertThat(slope(whenPositive(v -> builder.call(ScalarFunction.LOG, v)), -1))
                .isZero();
        assertThat(slope(whenPositive(v -> builder.call(ScalarFunction.SQRT, v)), 0))
                .isZero();
        assertThat(slope(whenPositive(v -> builder.call(ScalarFunction.LOG, v)), 4))
                .isEqualTo(0.25);
    }

    @Test
    void aProductWithASelectedZeroIsZeroBesideInfinity() {
        int step = builder.select(isPositive(), builder.constant(1), zero);
        int product = builder.multiply(step, builder.call(ScalarFunction.LOG, x));
        int root = builder.call(ScalarFunction.SQRT, builder.call(ScalarFunction.ABS, x));

        assertThat(slope(product, 0)).isZero();
        assertThat(slope(product, 2)).isEqualTo(0.5);
        assertThat(slope(root, 0)).isZero();
    }

    @Test
    void rootsAndLogarithmsHaveInfiniteSlopeAtZero() {
        assertThat(slope(builder.call(ScalarFunction.SQRT, x), 0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(slope(builder.call(ScalarFunction.CBRT, x), 0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(slope(builder.call(ScalarFunction.LOG, x), 0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(slope(builder.call(ScalarFunction.LOG1P, x), -1)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void powersOfZeroHaveTheSlopesOfPolynomials() {
        assertThat(slope(power(0), 0)).isZero();
        assertThat(slope(power(1), 0)).isEqualTo(1);
        assertThat(slope(power(2), 0)).isZero();
        assertThat(slope(power(3), 0)).isZero();
        assertThat(slope(power(1.5), 0)).isZero();
        assertThat(slope(power(0.5), 0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(slope(power(3), -2)).isEqualTo(12);
        assertThat(slope(power(-2), -2)).isEqualTo(0.25);
    }

    private int power(double exponent) {
        return builder.call(ScalarFunction.POW, x, builder.constant(exponent));
    }

    @Test
    void powersWithAVariableExponentHaveNoNaNAtZero() {
        int power = builder.call(ScalarFunction.POW, x, y);

        assertThat(slope(power, 0, 0, 0)).isZero();
        assertThat(slope(power, 0, 0, 1)).isEqualTo(1);
        assertThat(slope(power, 0, 0, 2)).isZero();
        assertThat(slope(power, 1, 0, 0)).isZero();
        assertThat(slope(power, 1, 0, 2)).isZero();
        assertThat(slope(power, 0, -3, 2)).isEqualTo(-6);
        assertThat(slope(power, 1, Math.E, 1)).isEqualTo(Math.E * StrictMath.log(Math.E));
    }

    @Test
    void anExponentThatIsAnUnusedParameterDoesNotSpoilTheSlope() {
        Formula bound =
                builder.build("f", builder.call(ScalarFunction.POW, x, y)).bind(Map.of("y", 2.0));

        assertThat(Derivatives.derivative(bound, 0).evaluate(-3)).containsExactly(-6);
    }

    @Test
    void theOriginIsFlatForHypotAndAtan2() {
        int hypot = builder.call(ScalarFunction.HYPOT, x, y);
        int angle = builder.call(ScalarFunction.ATAN2, x, y);

        assertThat(slope(hypot, 0, 0, 0)).isZero();
        assertThat(slope(hypot, 1, 0, 0)).isZero();
        assertThat(slope(angle, 0, 0, 0)).isZero();
        assertThat(slope(angle, 1, 0, 0)).isZero();
        assertThat(slope(hypot, 0, 3, 4)).isEqualTo(0.6);
        assertThat(slope(angle, 0, 0, -2)).isEqualTo(-0.5);
    }

    @Test
    void stepsAreFlatEvenWhereTheyJump() {
        for (ScalarFunction step :
                List.of(ScalarFunction.SIGNUM, ScalarFunction.FLOOR, ScalarFunction.CEIL, ScalarFunction.RINT)) {
            assertThat(slope(builder.multiply(y, builder.call(step, x)), 0, 0, 1))
                    .isZero();
        }
    }

    @Test
    void theLogisticFunctionHasNoNaNWhereItsExponentialOverflows() {
        int falling = builder.divide(
                builder.constant(1), builder.add(builder.constant(1), builder.call(ScalarFunction.EXP, x)));
        int e = builder.call(ScalarFunction.EXP, x);
        int rising = builder.divide(e, builder.add(e, builder.constant(1)));

        assertThat(slope(falling, 1000)).isZero();
        assertThat(slope(falling, 0)).isEqualTo(-0.25);
        assertThat(slope(rising, -1000)).isZero();
        assertThat(slope(rising, 0)).isEqualTo(0.25);
        assertThat(slope(falling, Math.log(3))).isEqualTo(-0.1875);
    }

    @Test
    void whatDoesNotDependOnTheInputHasNoInstructions() {
        Formula slope = Derivatives.derivative(builder.build("f", builder.call(ScalarFunction.LOG, y)), 0);

        assertThat(slope.instructions()).containsExactly(new Instruction.Constant(0));
    }

    @Test
    void aRectifierOfAComputedValueTakesItsConditionFromTheResult() {
        int z = builder.subtract(x, y);
        int relu = builder.select(builder.compare(Relation.GREATER, z, zero), z, zero);
        Formula pullback = Derivatives.pullback(builder.build("f", relu), 1);

        assertThat(pullback.inputs()).containsExactly("gradient", "x", "y", "result");
        assertThat(pullback.uses(1)).isFalse();
        assertThat(pullback.uses(2)).isFalse();
        assertThat(pullback.evaluate(3, 0, 0, 5)).containsExactly(-3);
        assertThat(pullback.evaluate(3, 0, 0, 0)).containsExactly(0);
    }

    @Test
    void aNegativeLeakKeepsTheConditionOnTheArgument() {
        int leak = builder.multiply(builder.constant(-0.5), x);
        Formula pullback = Derivatives.pullback(builder.build("f", builder.select(isPositive(), x, leak)), 0);

        assertThat(pullback.uses(1)).isTrue();
        assertThat(pullback.evaluate(1, -2, 0, 1)).containsExactly(-0.5);
    }

    @Test
    void inputsCalledGradientOrResultAreRenamed() {
        FormulaBuilder clash = new FormulaBuilder(List.of("result", "gradient"));
        Formula f = clash.build("f", clash.multiply(clash.input(0), clash.input(1)));
        Formula pullback = Derivatives.pullback(f, 0);

        assertThat(pullback.inputs()).containsExactly("gradient", "result2", "gradient2", "result");
        assertThat(pullback.evaluate(2, 5, 7, 35)).containsExactly(14);
    }
}
