// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import org.gradwright.processor.formula.DerivativeRules.Application;
import org.gradwright.processor.formula.Instruction.Constant;

/** The slopes of {@code pow(a, b)}, without {@code 0 * infinity} where the slope is known to be 0. */
final class PowerRule {

    private PowerRule() {}

    /** {@code b * pow(a, b - 1)}; 0 for the exponent 0, also where the base is 0. */
    static int inBase(FormulaBuilder to, Application at) {
        int slope = to.multiply(at.b(), to.call(ScalarFunction.POW, at.a(), to.subtract(at.b(), to.constant(1))));
        if (to.at(at.b()) instanceof Constant) {
            return slope;
        }
        int zero = to.constant(0);
        return to.select(to.compare(Relation.EQUAL, at.b(), zero), zero, slope);
    }

    /** {@code pow(a, b) * log(a)}; 0 where the base is 0 and the exponent is not negative. */
    static int inExponent(FormulaBuilder to, Application at) {
        int zero = to.constant(0);
        int flat =
                to.and(to.compare(Relation.EQUAL, at.a(), zero), to.compare(Relation.GREATER_OR_EQUAL, at.b(), zero));
        return to.select(flat, zero, to.multiply(at.value(), to.call(ScalarFunction.LOG, at.a())));
    }
}
