// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Choices that are lowered have the same bits as they had; others stay. */
class BranchLoweringTest {
    private static final double[] NUMBERS = {
        -0.0, 0.0, 1, -1, 6, 5.5, 6.5, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE
    };

    @Test
    void loweredChoicesHaveTheSameBits() {
        int lowered = 0;
        for (Relation relation : Relation.values()) {
            for (double bound : new double[] {0.0, -0.0, 1, -1, 6, Double.NaN}) {
                for (boolean boundFirst : new boolean[] {true, false}) {
                    Formula formula = choice(relation, bound, boundFirst);
                    Formula other = BranchLowering.of(formula);
                    lowered += formula.equals(other) ? 0 : 1;
                    for (double x : NUMBERS) {
                        assertThat(Double.doubleToRawLongBits(value(other, x)))
                                .as("%s of %s", formula, x)
                                .isEqualTo(Double.doubleToRawLongBits(value(formula, x)));
                    }
                }
            }
        }
        assertThat(lowered).isEqualTo(4 * 3 + 2 + 2);
    }

    private static Formula choice(Relation relation, double bound, boolean boundFirst) {
        FormulaBuilder f = new FormulaBuilder(List.of("x"));
        int x = f.input(0);
        int constant = f.constant(bound);
        int condition = f.compare(relation, x, constant);
        return f.build("choice", boundFirst ? f.select(condition, constant, x) : f.select(condition, x, constant));
    }

    private static double value(Formula formula, double x) {
        return formula.evaluate(x)[0];
    }

    @Test
    void aNumberOrZeroIsAGate() {
        double[] numbers = {
            -0.0, 0.0, 1, -1, 3e38, -3e38, Double.MIN_VALUE, -Double.MIN_VALUE, 1e-310, Double.POSITIVE_INFINITY
        };
        for (Relation relation :
                List.of(Relation.GREATER, Relation.LESS, Relation.GREATER_OR_EQUAL, Relation.LESS_OR_EQUAL)) {
            boolean open = relation == Relation.GREATER || relation == Relation.LESS;
            FormulaBuilder f = new FormulaBuilder(List.of("g", "x"));
            int g = f.multiply(f.input(0), f.constant(2));
            int zero = f.constant(0);
            int condition = f.compare(relation, f.input(1), zero);
            Formula formula = f.build("choice", open ? f.select(condition, g, zero) : f.select(condition, zero, g));
            Formula lowered = BranchLowering.of(formula);
            assertThat(lowered.instructions().toString()).contains("GATE");
            for (double slope : numbers) {
                for (double x : numbers) {
                    assertThat(lowered.evaluate(slope, x)[0] + 0.0)
                            .as("%s of %s and %s", relation, slope, x)
                            .isEqualTo(formula.evaluate(slope, x)[0] + 0.0);
                }
                assertThat(lowered.evaluate(slope, Double.NaN)[0]).isNaN();
                assertThat(lowered.evaluate(Double.NaN, slope)[0]).isNaN();
            }
        }
    }

    @Test
    void aChoiceOfThreeIsASumOfGates() {
        FormulaBuilder f = new FormulaBuilder(List.of("g", "x"));
        int g = f.input(0);
        int x = f.input(1);
        int zero = f.constant(0);
        int below = f.select(f.compare(Relation.LESS, x, zero), f.negate(g), zero);
        Formula formula = f.build("choice", f.select(f.compare(Relation.GREATER, x, zero), g, below));
        Formula lowered = BranchLowering.of(formula);
        assertThat(lowered.instructions().toString()).contains("GATE").doesNotContain("Select");
        for (double number : new double[] {-0.0, 0.0, 1, -2, 1e300, Double.MIN_VALUE, Double.NEGATIVE_INFINITY}) {
            assertThat(lowered.evaluate(3, number)[0] + 0.0)
                    .as("of %s", number)
                    .isEqualTo(formula.evaluate(3, number)[0] + 0.0);
        }
    }

    @Test
    void aBranchOfAnotherChoiceStaysAChoice() {
        FormulaBuilder f = new FormulaBuilder(List.of("g", "x"));
        int g = f.input(0);
        int x = f.input(1);
        int zero = f.constant(0);
        int inner = f.select(f.compare(Relation.GREATER, x, zero), g, zero);
        Formula formula = f.build("choice", f.select(f.compare(Relation.GREATER, x, f.constant(6)), zero, inner));
        assertThat(BranchLowering.of(formula)).isEqualTo(formula);
    }

    @Test
    void whatCostsMoreThanAChoiceStaysInIt() {
        FormulaBuilder f = new FormulaBuilder(List.of("x"));
        int x = f.input(0);
        Formula formula = f.build(
                "choice",
                f.select(f.compare(Relation.GREATER, x, f.constant(0)), f.call(ScalarFunction.LOG, x), f.constant(0)));
        assertThat(BranchLowering.of(formula)).isEqualTo(formula);
    }

    @Test
    void aChoiceThatIsMadeIsNotMadeAgain() {
        FormulaBuilder f = new FormulaBuilder(List.of("x"));
        int x = f.input(0);
        int zero = f.constant(0);
        int above = f.compare(Relation.GREATER, x, zero);
        int negative = f.select(above, zero, x);
        Formula formula = f.build("elu", f.select(above, x, f.call(ScalarFunction.EXPM1, negative)));
        Formula lowered = BranchLowering.of(formula);
        assertThat(lowered.toString()).doesNotContain("MIN");
        for (double number : NUMBERS) {
            assertThat(Double.doubleToRawLongBits(value(lowered, number)))
                    .as("of %s", number)
                    .isEqualTo(Double.doubleToRawLongBits(value(formula, number)));
        }
    }

    @Test
    void aChoiceThatIsReadElsewhereIsKept() {
        FormulaBuilder f = new FormulaBuilder(List.of("x"));
        int x = f.input(0);
        int zero = f.constant(0);
        int above = f.compare(Relation.GREATER, x, zero);
        int negative = f.call(ScalarFunction.EXPM1, f.select(above, zero, x));
        Formula formula = f.build("sum", f.add(f.select(above, x, negative), negative));
        Formula lowered = BranchLowering.of(formula);
        for (double number : NUMBERS) {
            assertThat(Double.doubleToRawLongBits(value(lowered, number)))
                    .as("of %s", number)
                    .isEqualTo(Double.doubleToRawLongBits(value(formula, number)));
        }
    }
}
