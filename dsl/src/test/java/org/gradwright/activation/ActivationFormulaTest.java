// SPDX-License-Identifier: Apache-2.0
package org.gradwright.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ActivationFormulaTest {
    private static Arguments limits(String name, DoubleUnaryOperator formula, double below, double above) {
        return Arguments.of(name, formula, below, above);
    }

    static Stream<Arguments> functions() {
        return Stream.of(
                limits("relu", Relu.Formula::value, 0, 1000),
                limits("leaky relu", x -> LeakyRelu.Formula.value(x, 0.02), -20, 1000),
                limits("relu6", Relu6.Formula::value, 0, 6),
                limits("elu", x -> Elu.Formula.value(x, 0.7), -0.7, 1000),
                limits("selu", Selu.Formula::value, -1.7580993408473766, 1050.7009873554805),
                limits("celu", x -> Celu.Formula.value(x, 1.3), -1.3, 1000),
                limits("gelu", Gelu.Formula::value, 0, 1000),
                limits("gelu by tanh", GeluTanh.Formula::value, 0, 1000),
                limits("silu", Silu.Formula::value, 0, 1000),
                limits("mish", Mish.Formula::value, 0, 1000),
                limits("softplus", Softplus.Formula::value, 0, 1000),
                limits("softsign", Softsign.Formula::value, -1000 / 1001.0, 1000 / 1001.0),
                limits("sigmoid", Sigmoid.Formula::value, 0, 1),
                limits("hard sigmoid", HardSigmoid.Formula::value, 0, 1),
                limits("hard swish", HardSwish.Formula::value, 0, 1000),
                limits("tanh", Tanh.Formula::value, -1, 1),
                limits("exponential", x -> Exponential.Formula.value(x, 0.01), Math.exp(-10), Math.exp(10)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void valuesAtAThousandAreThoseOfTheDefinition(
            String name, DoubleUnaryOperator formula, double below, double above) {
        assertThat(formula.applyAsDouble(-1000)).as(name).isCloseTo(below, within(1e-15 * Math.abs(below)));
        assertThat(formula.applyAsDouble(1000)).as(name).isCloseTo(above, within(1e-15 * above));
    }

    @Test
    void smallResultsKeepTheirDigits() {
        assertThat(Sigmoid.Formula.value(-40)).isCloseTo(Math.exp(-40), within(1e-15 * Math.exp(-40)));
        assertThat(Softplus.Formula.value(-40)).isCloseTo(Math.exp(-40), within(1e-15 * Math.exp(-40)));
        assertThat(Silu.Formula.value(-40)).isCloseTo(-40 * Math.exp(-40), within(1e-13 * Math.exp(-40)));
        assertThat(Elu.Formula.value(-1e-12, 1)).isCloseTo(-1e-12 + 5e-25, within(1e-27));
    }

    @Test
    void geluKeepsItsDigitsBelowMinusFour() {
        double u = Math.sqrt(2 / Math.PI) * (-6 - 0.044715 * 216);
        double expected = -6 * Math.exp(2 * u) / (1 + Math.exp(2 * u));

        assertThat(GeluTanh.Formula.value(-6)).isCloseTo(expected, within(1e-13 * Math.abs(expected)));
    }

    @Test
    void geluDoesNotOverflowWhereACubeDoes() {
        assertThat(GeluTanh.Formula.value(1e200)).isEqualTo(1e200);
        assertThat(GeluTanh.Formula.value(-1e200)).isZero();
    }

    @Test
    void mishIsItsDefinitionThroughTanhAndSoftplus() {
        for (double x = -30; x <= 30; x += 0.37) {
            double expected = x * Math.tanh(Math.log1p(Math.exp(x)));
            assertThat(Mish.Formula.value(x)).isCloseTo(expected, within(4e-15 * Math.abs(expected)));
        }
    }

    @Test
    void piecesMeetAtTheirCorners() {
        assertThat(Relu6.Formula.value(6)).isEqualTo(6);
        assertThat(HardSigmoid.Formula.value(-3)).isZero();
        assertThat(HardSigmoid.Formula.value(0)).isEqualTo(0.5);
        assertThat(HardSigmoid.Formula.value(3)).isEqualTo(1);
        assertThat(HardSwish.Formula.value(-3)).isZero();
        assertThat(HardSwish.Formula.value(-1.5)).isEqualTo(-0.375);
        assertThat(HardSwish.Formula.value(3)).isEqualTo(3);
        assertThat(Celu.Formula.value(0, 1.3)).isZero();
    }
}
