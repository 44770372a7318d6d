// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import org.gradwright.processor.formula.Instruction.Select;

/** On which sides of the choices between two numbers the evaluations of formulas were. */
final class Choices {
    /** For each choice of a formula: 1 when its condition was true, 2 when it was false, 3 for both. */
    private final Map<Formula, int[]> outcomes = new IdentityHashMap<>();

    /** One more evaluation. */
    void add(Formula formula, Trace trace) {
        int[] sides = outcomes.computeIfAbsent(
                formula, key -> new int[key.instructions().size()]);
        BitSet live = formula.live();
        for (int i = 0; i < sides.length; i++) {
            if (live.get(i) && formula.instructions().get(i) instanceof Select select && !formula.isCondition(i)) {
                sides[i] |= trace.truth(select.condition()) ? 1 : 2;
            }
        }
    }

    @Override
    public String toString() {
        int formulas = 0;
        int formulasBothWays = 0;
        int choices = 0;
        int bothWays = 0;
        for (int[] sides : outcomes.values()) {
            int some = 0;
            int both = 0;
            for (int side : sides) {
                some += side == 0 ? 0 : 1;
                both += side == 3 ? 1 : 0;
            }
            formulas += some == 0 ? 0 : 1;
            formulasBothWays += both == 0 ? 0 : 1;
            choices += some;
            bothWays += both;
        }
        return String.format(
                Locale.ROOT,
                "both branches taken: in %.0f%% of the %,d formulas with a choice, in %.0f%% of the %,d choices",
                100.0 * formulasBothWays / formulas,
                formulas,
                100.0 * bothWays / choices,
                choices);
    }
}
