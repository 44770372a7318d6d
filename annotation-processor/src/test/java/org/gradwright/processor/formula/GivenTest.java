// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.gradwright.processor.formula.Instruction.Given;
import org.gradwright.processor.formula.Instruction.Loop;
import org.junit.jupiter.api.Test;

/** Values whose slopes are given, not derived. */
final class GivenTest {

    private static final int FORMULAS = Integer.getInteger("gradwright.random.formulas", 300);

    /** The sign of x, with the slopes of x. */
    private static Formula straightThrough() {
        FormulaBuilder builder = new FormulaBuilder(List.of("x", "y"));
        FormulaBuilder one = new FormulaBuilder(List.of("u"));
        Formula slope = one.build("slope", one.constant(1));
        int x = builder.input(0);
        int sign = builder.given(builder.call(ScalarFunction.SIGNUM, x), List.of(x), List.of(slope));
        return builder.build("f", builder.multiply(builder.input(1), builder.multiply(sign, sign)));
    }

    @Test
    void theGivenSlopesAreTaken() {
        Formula f = straightThrough();

        assertThat(f.evaluate(-3, 5)).containsExactly(5);
        assertThat(Derivatives.derivative(f, 0).evaluate(-3, 5)).containsExactly(-10);
        assertThat(Derivatives.pullback(f, 0).evaluate(2, -3, 5, 5)).containsExactly(-20);
        assertThat(Derivatives.pullbacks(f, List.of(0, 1)).evaluate(2, -3, 5)).containsExactly(-20, 2);
        assertThat(Trace.of(f, 0, -3, 5).slope(f)).isEqualTo(-10);
    }

    @Test
    void derivativesForgetThem() {
        Formula f = straightThrough();

        assertThat(hasGiven(f)).isTrue();
        assertThat(hasGiven(Derivatives.derivative(f, 0))).isFalse();
        assertThat(hasGiven(Derivatives.pullback(f, 0))).isFalse();
        Formula looped = RandomGiven.inALoop(f);
        assertThat(hasGiven(looped)).isTrue();
        assertThat(hasGiven(Derivatives.pullbacks(looped, List.of(0, 1)))).isFalse();
    }

    @Test
    void whatOnlyTheSlopesReadIsNotWritten() {
        FormulaBuilder builder =
                new FormulaBuilder(List.of("x", "h", "a"), List.of(Kind.NUMBER, Kind.NUMBER, Kind.ROW));
        int norm = builder.append(RandomGiven.inALoop(straightThrough()), builder.input(1), builder.input(2))[0];
        FormulaBuilder slope = new FormulaBuilder(List.of("norm"));
        int given = builder.given(builder.input(0), List.of(norm), List.of(slope.build("slope", slope.input(0))));
        FormulaWriter.Written written = FormulaWriter.write(
                builder.build("f", builder.multiply(given, given)),
                Precision.DOUBLE,
                "Math",
                List.of(Argument.of("x"), Argument.of("h"), Argument.array("a")),
                new NameScope(List.of("x", "h", "a")),
                scratch -> "");

        assertThat(written.statements()).isEmpty();
        assertThat(written.results()).containsExactly("x * x");
    }

    private static boolean hasGiven(Formula formula) {
        return formula.instructions().stream()
                .anyMatch(each -> each instanceof Given || (each instanceof Loop loop && hasGiven(loop.body())));
    }

    /** Slopes that are given as they are pass every check, outside loops and in them. */
    @Property(tries = 1, seed = "20261123", shrinking = ShrinkingMode.OFF)
    void rightSlopesMayBeGiven(@ForAll long seed) {
        Random random = new Random(seed);
        PullbackCheck check = new PullbackCheck(DerivativeRules.STANDARD);
        for (int i = 0; i < FORMULAS; i++) {
            Formula formula = RandomGiven.right(random);
            Formula looped = RandomGiven.inALoop(formula);
            for (int k = 0; k < 3; k++) {
                check.check(formula, numbers(random, formula));
                check.check(looped, row(random, looped));
            }
        }
        System.out.println("random formulas with given slopes: " + check.comparison);
        assertThat(check.comparison.failures).isEmpty();
        assertThat(check.comparison.compared).isGreaterThan(6 * FORMULAS);
        assertThat(20 * check.comparison.kinks).isLessThan(check.comparison.compared);
    }

    /** Whatever the slopes are: dual numbers that take them say what comes of them. */
    @Property(tries = 1, seed = "20261123", shrinking = ShrinkingMode.OFF)
    void wrongSlopesAreFollowedAllTheSame(@ForAll long seed) {
        Random random = new Random(seed);
        int compared = 0;
        for (int i = 0; i < FORMULAS; i++) {
            Formula formula = RandomGiven.wrong(random);
            compared += checkFollowed(formula, numbers(random, formula));
            Formula looped = RandomGiven.inALoop(formula);
            compared += checkFollowed(looped, row(random, looped));
        }
        System.out.printf("random formulas with other slopes than they have: %,d compared%n", compared);
        assertThat(compared).isGreaterThan(3 * FORMULAS);
    }

    private static int checkFollowed(Formula formula, List<Object> at) {
        List<Integer> inputs = PullbackCheck.inputs(formula);
        Formula pullback = Derivatives.pullbacks(formula, inputs);
        List<Object> all = PullbackCheck.inputs(formula, at);
        List<Double> actual = GeneratedRows.flat(pullback.compute(all));
        Trace bounds = Trace.of(pullback, new Place(0, -1), all);
        List<Double> errors = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            if (formula.kinds().get(inputs.get(i)) == Kind.ROW) {
                Arrays.stream(bounds.row(pullback, i)).map(Dual::error).forEach(errors::add);
            } else {
                errors.add(bounds.result(pullback, i).error());
            }
        }
        List<Place> places = Place.all(formula, at);
        int compared = 0;
        for (int i = 0; i < places.size(); i++) {
            Trace trace = Trace.of(formula, places.get(i), at);
            if (trace.isFinite() && bounds.isFinite()) {
                double before = places.get(i).element() < 0 ? 0 : PullbackCheck.BEFORE;
                double expected = before + PullbackCheck.GRADIENT * trace.slope(formula);
                assertThat(Math.abs(actual.get(i) - expected))
                        .as(formula::encode)
                        .isLessThanOrEqualTo(8 * errors.get(i) + 1e-12);
                compared++;
            }
        }
        return compared;
    }

    private static List<Object> numbers(Random random, Formula formula) {
        return List.copyOf(random.doubles(formula.arity(), -2, 2).boxed().toList());
    }

    private static List<Object> row(Random random, Formula looped) {
        List<Object> at = new ArrayList<>(numbers(random, looped));
        at.set(1, random.doubles(1 + random.nextInt(3), -2, 2).toArray());
        return at;
    }
}
