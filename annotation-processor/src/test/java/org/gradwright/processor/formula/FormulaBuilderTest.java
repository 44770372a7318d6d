// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gradwright.processor.formula.Instruction.Call;
import org.gradwright.processor.formula.Instruction.Constant;
import org.gradwright.processor.formula.Instruction.Input;
import org.junit.jupiter.api.Test;

final class FormulaBuilderTest {

    private final FormulaBuilder builder = new FormulaBuilder(List.of("x", "y"));
    private final int x = builder.input(0);
    private final int y = builder.input(1);

    @Test
    void equalInstructionsAreShared() {
        assertThat(builder.add(x, y)).isEqualTo(builder.add(x, y)).isEqualTo(builder.add(y, x));
        assertThat(builder.subtract(x, y)).isNotEqualTo(builder.subtract(y, x));
        assertThat(builder.constant(0.0)).isNotEqualTo(builder.constant(-0.0));
    }

    @Test
    void onlyExactSimplificationsAreMade() {
        assertThat(builder.multiply(x, builder.constant(1))).isEqualTo(x);
        assertThat(builder.divide(x, builder.constant(1))).isEqualTo(x);
        assertThat(builder.subtract(x, builder.constant(0))).isEqualTo(x);
        assertThat(builder.negate(builder.negate(x))).isEqualTo(x);
        assertThat(builder.add(x, builder.negate(y))).isEqualTo(builder.subtract(x, y));
        assertThat(builder.add(x, builder.constant(-2))).isEqualTo(builder.subtract(x, builder.constant(2)));
        assertThat(builder.call(ScalarFunction.POW, x, builder.constant(2))).isEqualTo(builder.multiply(x, x));
        assertThat(builder.add(x, builder.constant(0))).isNotEqualTo(x);
        assertThat(builder.multiply(x, builder.constant(0))).isNotEqualTo(builder.constant(0));
        assertThat(builder.subtract(x, x)).isNotEqualTo(builder.constant(0));
        assertThat(builder.not(builder.compare(Relation.LESS, x, y)))
                .isNotEqualTo(builder.compare(Relation.GREATER_OR_EQUAL, x, y));
    }

    @Test
    void strictMathSquaresByMultiplying() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            double value = random.nextGaussian() * StrictMath.pow(10, random.nextInt(300) - 150);
            assertThat(StrictMath.pow(value, 2)).isEqualTo(value * value);
        }
    }

    @Test
    void truthValuesAreSimplified() {
        int less = builder.compare(Relation.LESS, x, y);

        assertThat(builder.and(less, builder.truth(true))).isEqualTo(less);
        assertThat(builder.or(less, builder.truth(true))).isEqualTo(builder.truth(true));
        assertThat(builder.not(builder.not(less))).isEqualTo(less);
        assertThat(builder.select(less, builder.truth(true), builder.truth(false)))
                .isEqualTo(less);
        assertThat(builder.select(builder.not(less), x, y)).isEqualTo(builder.select(less, y, x));
        assertThat(builder.select(less, builder.select(less, x, y), y)).isEqualTo(builder.select(less, x, y));
        assertThat(builder.compare(Relation.LESS, builder.constant(1), builder.constant(2)))
                .isEqualTo(builder.truth(true));
    }

    @Test
    void whatIsNotNeededIsNotBuilt() {
        builder.add(x, y);
        Formula formula = builder.build("f", builder.negate(y));

        assertThat(formula.instructions()).containsExactly(new Input(1), new Call(ScalarFunction.NEGATE, List.of(0)));
        assertThat(formula.uses(0)).isFalse();
        assertThat(formula.uses(1)).isTrue();
    }

    @Test
    void bindingReplacesInputsByNumbersAndFolds() {
        int tau = builder.subtract(y, builder.constant(1));
        Formula bound = builder.build("f", builder.multiply(tau, x)).bind(Map.of("y", 0.25));

        assertThat(bound.inputs()).containsExactly("x");
        assertThat(bound.instructions())
                .containsExactly(new Input(0), new Constant(-0.75), new Call(ScalarFunction.MULTIPLY, List.of(1, 0)));
        assertThatThrownBy(() -> bound.bind(Map.of("y", 1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'f' has inputs [x], but no 'y'");
    }

    @Test
    void formulasAreAppendedInOneAnother() {
        Formula difference = builder.build("f", builder.subtract(x, y));
        FormulaBuilder outer = new FormulaBuilder(List.of("a"));
        int[] results = outer.append(difference, outer.constant(3), outer.input(0));

        assertThat(outer.build("g", results).evaluate(1)).containsExactly(2);
    }

    @Test
    void aWrongNumberOfValuesIsNamed() {
        Formula formula = builder.build("f", builder.add(x, y));

        assertThatThrownBy(() -> formula.evaluate(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'f' takes 2 values [x, y], but was given 1");
        assertThatThrownBy(() -> builder.call(ScalarFunction.EXP, x, y))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("EXP takes 1 arguments, but was given 2");
    }

    @Test
    void aFormulaThatReadsALaterValueIsRefused() {
        assertThatThrownBy(() -> new Formula(
                        "f", List.of("x"), List.of(new Call(ScalarFunction.EXP, List.of(1)), new Input(0)), List.of(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("instruction 0: reads value 1, which is not before it");
    }
}
