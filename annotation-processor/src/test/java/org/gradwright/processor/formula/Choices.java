// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;

/** On which sides of the choices between two values the evaluations of formulas were. */
final class Choices {
    /** For each formula, by body, and for each of their choices: 1 when its condition was true, 2 for false, 3 for both. */
    private final Map<Formula, Map<Formula, int[]>> outcomes = new IdentityHashMap<>();

    /** One more evaluation. */
    void add(Formula formula, Trace trace) {
        Map<Formula, int[]> before = outcomes.computeIfAbsent(formula, key -> new IdentityHashMap<>());
        trace.sides().forEach((body, sides) -> {
            int[] sum = before.computeIfAbsent(body, key -> new int[sides.length]);
            for (int i = 0; i < sides.length; i++) {
                sum[i] |= sides[i];
            }
        });
    }

    @Override
    public String toString() {
        int formulas = 0;
        int formulasBothWays = 0;
        int choices = 0;
        int bothWays = 0;
        for (Map<Formula, int[]> bodies : outcomes.values()) {
            int some = 0;
            int both = 0;
            for (int[] sides : bodies.values()) {
                for (int side : sides) {
                    some += side == 0 ? 0 : 1;
                    both += side == 3 ? 1 : 0;
                }
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
