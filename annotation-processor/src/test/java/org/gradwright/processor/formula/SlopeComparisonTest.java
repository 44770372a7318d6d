// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradwright.processor.formula.SlopeComparison.Difference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Right slopes never differ, whatever the function does elsewhere; wrong ones do. */
final class SlopeComparisonTest {

    private static Formula constant(double number, List<String> inputs) {
        FormulaBuilder builder = new FormulaBuilder(inputs);
        return builder.build("constant", builder.constant(number));
    }

    private static Formula of(ScalarFunction function) {
        List<String> inputs = List.of("a", "b", "c").subList(0, function.arity());
        FormulaBuilder builder = new FormulaBuilder(inputs);
        return builder.build(function.javaName(), builder.call(function, builder.allInputs()));
    }

    /** {@code factor * slope + more}. */
    private static Formula changed(Formula value, int input, double factor, double more) {
        FormulaBuilder builder = new FormulaBuilder(value.inputs());
        int slope = builder.append(Derivatives.derivative(value, input), builder.allInputs())[0];
        return builder.build(
                "changed", builder.add(builder.multiply(slope, builder.constant(factor)), builder.constant(more)));
    }

    /** Compares without what the rules derive, which would excuse the slope. */
    private static Optional<Difference> first(Formula value, int input, Formula slope) {
        return SlopeComparison.first(value, input, slope, constant(Double.NaN, value.inputs()));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GATE")
    void theSlopesOfAllFunctionsAreRight(ScalarFunction function) {
        Formula value = of(function);
        for (int input = 0; input < value.arity(); input++) {
            assertThat(first(value, input, Derivatives.derivative(value, input)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GATE")
    void aSlopeThatIsOffByAThousandthDiffers(ScalarFunction function) {
        Formula value = of(function);
        for (int input = 0; input < value.arity(); input++) {
            assertThat(first(value, input, changed(value, input, 1, 0.001))).isPresent();
            assertThat(first(value, input, changed(value, input, 1, -0.001))).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SIGNUM", "FLOOR", "CEIL", "RINT", "GATE"})
    void aSlopeWithAWrongFactorDiffers(ScalarFunction function) {
        Formula value = of(function);
        for (int input = 0; input < value.arity(); input++) {
            for (double factor : new double[] {-1, 0, 0.999, 1.001, 2}) {
                assertThat(SlopeComparison.first(value, input, changed(value, input, factor, 0)))
                        .isPresent();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SUBTRACT", "MULTIPLY", "DIVIDE", "REMAINDER", "POW", "ATAN2", "HYPOT", "MAX", "MIN"})
    void theSlopeInTheOtherArgumentDiffers(ScalarFunction function) {
        Formula value = of(function);
        assertThat(SlopeComparison.first(value, 0, Derivatives.derivative(value, 1)))
                .isPresent();
        assertThat(SlopeComparison.first(value, 1, Derivatives.derivative(value, 0)))
                .isPresent();
    }

    @Test
    void theFirstSimplePointIsShown() {
        Formula value = of(ScalarFunction.EXP);
        Difference found =
                SlopeComparison.first(value, 0, changed(value, 0, 2, 0)).orElseThrow();

        assertThat(found.at()).containsExactly(0.5);
        assertThat(found.written()).isEqualTo(2 * StrictMath.exp(0.5));
        assertThat(found.measured()).isCloseTo(StrictMath.exp(0.5), within(1e-9));
    }

    @Test
    void aSlopeThatIsNoNumberWhereThereIsOneDiffers() {
        Formula value = of(ScalarFunction.MULTIPLY);
        assertThat(SlopeComparison.first(value, 0, constant(Double.NaN, value.inputs())))
                .isPresent();
        assertThat(SlopeComparison.first(value, 0, constant(Double.POSITIVE_INFINITY, value.inputs())))
                .isPresent();
    }

    /** Slopes at kinks and jumps are a matter of convention, and so is what lies outside the domain. */
    @Test
    void anyConventionAtAKinkIsRight() {
        for (double slope : new double[] {-1, 0, 0.5, 1, Double.NaN}) {
            FormulaBuilder builder = new FormulaBuilder(List.of("x"));
            int x = builder.input(0);
            int zero = builder.constant(0);
            int below = builder.select(
                    builder.compare(Relation.LESS, x, zero), builder.constant(-1), builder.constant(slope));
            int sign = builder.select(builder.compare(Relation.GREATER, x, zero), builder.constant(1), below);
            assertThat(first(of(ScalarFunction.ABS), 0, builder.build("slope", sign)))
                    .isEmpty();
        }
    }

    @Test
    void pointsDependOnNothing() {
        Formula value = of(ScalarFunction.POW);
        Formula wrong = changed(value, 1, 2, 0);
        assertThat(IntStream.range(0, 5).mapToObj(i -> SlopeComparison.first(value, 1, wrong)))
                .containsOnly(SlopeComparison.first(value, 1, wrong));
    }
}
