// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.List;
import org.gradwright.processor.formula.Instruction.Compare;
import org.gradwright.processor.formula.Instruction.Logic;
import org.gradwright.processor.formula.Instruction.Select;
import org.gradwright.processor.formula.Instruction.Truth;

/** Simpler truth values and selects with the same value for all inputs. {@code !(a < b)} is not {@code a >= b}: NaN. */
final class ChoiceSimplification {

    private final FormulaBuilder builder;

    ChoiceSimplification(FormulaBuilder builder) {
        this.builder = builder;
    }

    int and(int a, int b) {
        if (builder.at(a) instanceof Truth truth) {
            return truth.value() ? b : a;
        }
        if (builder.at(b) instanceof Truth truth) {
            return truth.value() ? a : b;
        }
        return a == b ? a : builder.emit(new Logic(Connective.AND, List.of(a, b)));
    }

    int or(int a, int b) {
        if (builder.at(a) instanceof Truth truth) {
            return truth.value() ? a : b;
        }
        if (builder.at(b) instanceof Truth truth) {
            return truth.value() ? b : a;
        }
        return a == b ? a : builder.emit(new Logic(Connective.OR, List.of(a, b)));
    }

    int not(int a) {
        if (builder.at(a) instanceof Truth truth) {
            return builder.truth(!truth.value());
        }
        if (builder.at(a) instanceof Logic logic && logic.connective() == Connective.NOT) {
            return logic.arguments().get(0);
        }
        if (builder.at(a) instanceof Compare compare) {
            if (compare.relation() == Relation.EQUAL) {
                return builder.compare(Relation.NOT_EQUAL, compare.left(), compare.right());
            }
            if (compare.relation() == Relation.NOT_EQUAL) {
                return builder.compare(Relation.EQUAL, compare.left(), compare.right());
            }
        }
        return builder.emit(new Logic(Connective.NOT, List.of(a)));
    }

    int select(int condition, int whenTrue, int whenFalse) {
        if (builder.at(condition) instanceof Truth truth) {
            return truth.value() ? whenTrue : whenFalse;
        }
        if (builder.at(condition) instanceof Logic logic && logic.connective() == Connective.NOT) {
            return select(logic.arguments().get(0), whenFalse, whenTrue);
        }
        if (builder.at(whenTrue) instanceof Select inner && inner.condition() == condition) {
            return select(condition, inner.whenTrue(), whenFalse);
        }
        if (builder.at(whenFalse) instanceof Select inner && inner.condition() == condition) {
            return select(condition, whenTrue, inner.whenFalse());
        }
        if (whenTrue == whenFalse) {
            return whenTrue;
        }
        if (builder.at(whenTrue) instanceof Truth truth) {
            return truth.value() ? or(condition, whenFalse) : and(not(condition), whenFalse);
        }
        if (builder.at(whenFalse) instanceof Truth truth) {
            return truth.value() ? or(not(condition), whenTrue) : and(condition, whenTrue);
        }
        return builder.emit(new Select(condition, whenTrue, whenFalse));
    }
}
