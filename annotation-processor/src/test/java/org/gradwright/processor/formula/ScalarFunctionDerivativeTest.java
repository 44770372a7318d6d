// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.gradwright.processor.formula.DerivativeRules.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rule of each function alone; and that a wrong rule does not pass. */
final class ScalarFunctionDerivativeTest {

    @ParameterizedTest
    @EnumSource
    void theRuleIsRight(ScalarFunction function) {
        DerivativeCheck check = check(function, DerivativeRules.STANDARD);

        assertThat(check.failures).isEmpty();
        assertThat(check.compared).isEqualTo(points(function).length * function.arity());
        assertThat(check.unresolved).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aRuleThatIsOffByAThousandthIsCaught(ScalarFunction function) {
        Rule rule = DerivativeRules.STANDARD.of(function);
        assertCaught(function, (to, at) -> to.add(rule.partial(to, at), to.constant(0.001)));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SIGNUM", "FLOOR", "CEIL", "RINT"})
    void aRuleWithTheWrongSignIsCaught(ScalarFunction function) {
        Rule rule = DerivativeRules.STANDARD.of(function);
        assertCaught(function, (to, at) -> to.negate(rule.partial(to, at)));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SIGNUM", "FLOOR", "CEIL", "RINT"})
    void aRuleThatForgetsTheDependenceIsCaught(ScalarFunction function) {
        assertCaught(function, (to, at) -> to.constant(0));
    }

    @ParameterizedTest
    @EnumSource(names = {"SUBTRACT", "MULTIPLY", "DIVIDE", "REMAINDER", "POW", "ATAN2", "HYPOT", "MAX", "MIN"})
    void aRuleThatConfusesItsArgumentsIsCaught(ScalarFunction function) {
        Rule rule = DerivativeRules.STANDARD.of(function);
        assertCaught(
                function,
                (to, at) -> rule.partial(
                        to, new DerivativeRules.Application(at.arguments(), at.value(), 1 - at.position())));
    }

    private static void assertCaught(ScalarFunction function, Rule wrong) {
        DerivativeCheck check = check(function, DerivativeRules.STANDARD.with(function, wrong));
        assertThat(check.failures).isNotEmpty();
    }

    private static DerivativeCheck check(ScalarFunction function, DerivativeRules rules) {
        FormulaBuilder builder = new FormulaBuilder(List.of("a", "b", "c").subList(0, function.arity()));
        int[] inputs = IntStream.range(0, function.arity()).map(builder::input).toArray();
        Formula formula = builder.build(function.javaName(), builder.call(function, inputs));
        DerivativeCheck check = new DerivativeCheck(rules);
        for (double[] point : points(function)) {
            for (int input = 0; input < function.arity(); input++) {
                check.check(formula, input, point);
            }
        }
        return check;
    }

    private static double[][] points(ScalarFunction function) {
        return switch (function) {
            case LOG, LOG10, SQRT, CBRT -> new double[][] {{0.3}, {1.1}, {7.5}};
            case LOG1P -> new double[][] {{-0.6}, {1e-5}, {2.5}};
            case ASIN, ACOS -> new double[][] {{-0.8}, {0.1}, {0.6}};
            case POW -> new double[][] {{0.4, 2.5}, {1.7, -1.3}, {2.2, 0.6}};
            case FMA -> new double[][] {{0.4, 2.5, -1}, {1.7, -1.3, 0.2}};
            case REMAINDER -> new double[][] {{7.3, 2.1}, {-7.3, 2.1}, {7.3, -1.7}};
            default ->
                function.arity() == 1
                        ? new double[][] {{-1.3}, {-0.4}, {0.2}, {1.1}}
                        : new double[][] {{0.4, 2.5}, {1.7, -1.3}, {-2.2, 0.6}};
        };
    }
}
