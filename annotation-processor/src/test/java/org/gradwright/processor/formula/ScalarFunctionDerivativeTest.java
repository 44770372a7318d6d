// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.gradwright.processor.formula.DerivativeRules.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rule of each function alone, forwards, in reverse and in a loop; and that a wrong rule does not pass in any. */
final class ScalarFunctionDerivativeTest {

    private static final List<String> NAMES = List.of("a", "b", "c");

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GATE")
    void theRuleIsRight(ScalarFunction function) {
        for (SlopeAgreement comparison : List.of(
                forward(function, DerivativeRules.STANDARD),
                reverse(function, DerivativeRules.STANDARD),
                inALoop(function, DerivativeRules.STANDARD))) {
            assertThat(comparison.failures).isEmpty();
            assertThat(comparison.compared).isEqualTo(points(function).length * function.arity());
            assertThat(comparison.unresolved).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GATE")
    void aRuleThatIsOffByAThousandthIsCaught(ScalarFunction function) {
        Rule rule = DerivativeRules.STANDARD.of(function);
        assertCaught(function, (to, at) -> to.add(rule.partial(to, at), to.constant(0.001)));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SIGNUM", "FLOOR", "CEIL", "RINT", "GATE"})
    void aRuleWithTheWrongSignIsCaught(ScalarFunction function) {
        Rule rule = DerivativeRules.STANDARD.of(function);
        assertCaught(function, (to, at) -> to.negate(rule.partial(to, at)));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SIGNUM", "FLOOR", "CEIL", "RINT", "GATE"})
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
        DerivativeRules rules = DerivativeRules.STANDARD.with(function, wrong);
        assertThat(forward(function, rules).failures).isNotEmpty();
        assertThat(reverse(function, rules).failures).isNotEmpty();
        assertThat(inALoop(function, rules).failures).isNotEmpty();
    }

    private static SlopeAgreement forward(ScalarFunction function, DerivativeRules rules) {
        DerivativeCheck check = new DerivativeCheck(rules);
        Formula formula = formula(function);
        for (double[] point : points(function)) {
            for (int input = 0; input < function.arity(); input++) {
                check.check(formula, input, point);
            }
        }
        return check.comparison;
    }

    private static SlopeAgreement reverse(ScalarFunction function, DerivativeRules rules) {
        PullbackCheck check = new PullbackCheck(rules);
        Formula formula = formula(function);
        for (double[] point : points(function)) {
            check.check(formula, Arrays.stream(point).boxed().toList());
        }
        return check.comparison;
    }

    /** The product of the function over all the points, an argument being a row. */
    private static SlopeAgreement inALoop(ScalarFunction function, DerivativeRules rules) {
        double[][] points = points(function);
        List<double[]> rows = IntStream.range(0, function.arity())
                .mapToObj(k ->
                        Arrays.stream(points).mapToDouble(point -> point[k]).toArray())
                .toList();
        PullbackCheck check = new PullbackCheck(rules);
        check.check(product(function), rows);
        return check.comparison;
    }

    private static Formula formula(ScalarFunction function) {
        FormulaBuilder builder = new FormulaBuilder(NAMES.subList(0, function.arity()));
        return builder.build(function.javaName(), builder.call(function, builder.allInputs()));
    }

    private static Formula product(ScalarFunction function) {
        int arity = function.arity();
        List<Kind> rows = Collections.nCopies(arity, Kind.ROW);
        List<String> inputs = new ArrayList<>(List.of("i", "product"));
        inputs.addAll(NAMES.subList(0, arity));
        List<Kind> kinds = new ArrayList<>(List.of(Kind.INTEGER, Kind.NUMBER));
        kinds.addAll(rows);
        FormulaBuilder body = new FormulaBuilder(inputs, kinds);
        int[] elements = IntStream.range(0, arity)
                .map(k -> body.element(body.input(2 + k), body.input(0)))
                .toArray();
        int next = body.multiply(body.input(1), body.call(function, elements));
        FormulaBuilder builder = new FormulaBuilder(NAMES.subList(0, arity), rows);
        int[] product = builder.loop(new Instruction.Loop(
                builder.whole(0),
                builder.length(builder.input(0)),
                false,
                List.of(builder.constant(1)),
                Arrays.stream(builder.allInputs()).boxed().toList(),
                body.build("body", next)));
        return builder.build("product", product);
    }

    private static double[][] points(ScalarFunction function) {
        return switch (function) {
            case LOG, LOG10, SQRT, CBRT -> new double[][] {{0.3}, {1.1}, {7.5}};
            case LOG1P -> new double[][] {{-0.6}, {1e-5}, {2.5}};
            case ASIN, ACOS -> new double[][] {{-0.8}, {0.1}, {0.6}};
            case POW -> new double[][] {{0.4, 2.5}, {1.7, -1.3}, {2.2, 0.6}};
            case FMA -> new double[][] {{0.4, 2.5, -1}, {1.7, -1.3, 0.2}};
            // no two of them 0, which would be the whole product
            case FLOOR, CEIL, RINT -> new double[][] {{-1.3}, {-0.7}, {1.6}, {2.3}};
            case REMAINDER -> new double[][] {{7.3, 2.1}, {-7.3, 2.1}, {7.3, -1.7}};
            default ->
                function.arity() == 1
                        ? new double[][] {{-1.3}, {-0.4}, {0.2}, {1.1}}
                        : new double[][] {{0.4, 2.5}, {1.7, -1.3}, {-2.2, 0.6}};
        };
    }
}
