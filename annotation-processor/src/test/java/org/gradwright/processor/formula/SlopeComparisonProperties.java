// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** No right slope is refused, also of formulas with kinks, jumps, overflow and cancellation; nearly all wrong ones are. */
final class SlopeComparisonProperties {
    private static final int FORMULAS = 2 * Integer.getInteger("gradwright.random.formulas", 300);

    @Provide
    Arbitrary<List<Formula>> formulas() {
        return Arbitraries.randomValue(RandomFormulas::next).list().ofSize(FORMULAS);
    }

    @Property(tries = 1, seed = "20261124", shrinking = ShrinkingMode.OFF)
    void rightSlopesOfRandomFormulasDoNotDiffer(@ForAll("formulas") List<Formula> formulas) {
        List<String> refused = new ArrayList<>();
        for (Formula formula : formulas) {
            if (formula.instructions().stream().anyMatch(SlopeComparisonProperties::isEquality)) {
                continue;
            }
            FormulaBuilder builder = new FormulaBuilder(formula.inputs());
            // Nothing that the rules derive: the differences alone decide.
            Formula nothing = builder.build("nothing", builder.constant(Double.NaN));
            for (int i = 0; i < formula.arity(); i++) {
                SlopeComparison.first(formula, i, Derivatives.derivative(formula, i), nothing)
                        // where kinks at 0 cancel, what the rules derive is a matter of convention
                        .filter(found -> !found.at().contains(0.0))
                        .ifPresent(found -> refused.add(found + " of " + formula.encode()));
            }
        }
        assertThat(refused).isEmpty();
    }

    /** A branch for one number alone may have the value of the function there without having its slope. */
    private static boolean isEquality(Instruction instruction) {
        return instruction instanceof Instruction.Compare compare
                && (compare.relation() == Relation.EQUAL || compare.relation() == Relation.NOT_EQUAL);
    }

    @Property(tries = 1, seed = "20261124", shrinking = ShrinkingMode.OFF)
    void nearlyAllSlopesWithAWrongFactorDiffer(@ForAll("formulas") List<Formula> formulas) {
        int differing = 0;
        int wrong = 0;
        for (Formula formula : formulas) {
            Formula right = Derivatives.derivative(formula, 0);
            FormulaBuilder builder = new FormulaBuilder(formula.inputs());
            int slope = builder.append(right, builder.allInputs())[0];
            if (builder.at(slope).equals(new Instruction.Constant(0))) {
                continue;
            }
            wrong++;
            Formula half = builder.build("half", builder.multiply(builder.constant(0.5), slope));
            differing += SlopeComparison.first(formula, 0, half).isPresent() ? 1 : 0;
        }
        System.out.println("slopes by hand: " + differing + " of " + wrong + " with a wrong factor differ");
        assertThat(differing).isGreaterThan(wrong * 9 / 10);
    }
}
