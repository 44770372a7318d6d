// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.List;
import java.util.Set;
import org.gradwright.processor.formula.Instruction.Call;
import org.gradwright.processor.formula.Instruction.Compare;
import org.gradwright.processor.formula.Instruction.Constant;
import org.gradwright.processor.formula.Instruction.Input;
import org.gradwright.processor.formula.Instruction.Select;
import org.jspecify.annotations.Nullable;

/**
 * Makes choices functions that HotSpot vectorizes, as it does no choice. {@code x <= 0 ? 0 : x} and the like become
 * {@code max(x, 0)} where both have the same bits for every number, NaN and the negative zero too. {@code x <= 0 ? 0 : g} and
 * the like become {@code gate(g, x)} where {@code g} costs little: the same number, but NaN where {@code x} or {@code g} is.
 * It comes after differentiation, as a choice and its function have other slopes where they tie.
 */
public final class BranchLowering {
    private static final Set<ScalarFunction> CHEAP =
            Set.of(ScalarFunction.ADD, ScalarFunction.SUBTRACT, ScalarFunction.MULTIPLY, ScalarFunction.NEGATE);

    private BranchLowering() {}

    /** The formula of numbers with such choices lowered. */
    public static Formula of(Formula written) {
        if (!written.isScalar()) {
            throw new IllegalArgumentException("'" + written.name() + "' is no formula of numbers alone");
        }
        Formula formula = ChoiceNarrowing.of(written);
        FormulaBuilder builder = new FormulaBuilder(formula.inputs(), formula.kinds());
        int[] copies = new int[formula.instructions().size()];
        for (int i = 0; i < copies.length; i++) {
            ScalarFunction function = function(formula, i);
            if (formula.instructions().get(i) instanceof Input input) {
                copies[i] = builder.input(input.index());
            } else if (function != null) {
                Select select = (Select) formula.instructions().get(i);
                copies[i] = builder.call(function, copies[select.whenFalse()], copies[select.whenTrue()]);
                builder.hint(copies[i], formula.hints().get(i));
            } else {
                copies[i] = gated(formula, i, copies, builder);
                builder.hint(copies[i], formula.hints().get(i));
            }
        }
        int[] results =
                formula.results().stream().mapToInt(result -> copies[result]).toArray();
        return builder.build(formula.name(), results);
    }

    /** The inputs {@code g} and {@code x} of a formula that is nothing but {@code gate(g, x)}, once lowered; else empty. */
    public static List<Integer> gated(Formula written) {
        if (!written.isScalar() || written.arity() != 2 || written.results().size() != 1) {
            return List.of();
        }
        Formula formula = of(written);
        return formula.instructions().get(formula.results().get(0)) instanceof Call call
                        && call.function() == ScalarFunction.GATE
                        && formula.instructions().get(call.arguments().get(0)) instanceof Input g
                        && formula.instructions().get(call.arguments().get(1)) instanceof Input x
                ? List.of(g.index(), x.index())
                : List.of();
    }

    /** MAX or MIN where the value at a position is {@code x < c ? c : x} with a constant c, or the like; else null. */
    private static @Nullable ScalarFunction function(Formula formula, int position) {
        if (!(formula.instructions().get(position) instanceof Select select)
                || !(formula.instructions().get(select.condition()) instanceof Compare compare)
                || compare.left() != select.whenFalse()
                || compare.right() != select.whenTrue()
                || !(formula.instructions().get(compare.right()) instanceof Constant bound)
                || Double.isNaN(bound.value())) {
            return null;
        }
        // Ties with 0: max(-0.0, 0.0) is 0.0, min(-0.0, 0.0) is -0.0.
        boolean zero = bound.value() == 0;
        boolean negativeZero = zero && 1 / bound.value() < 0;
        return switch (compare.relation()) {
            case LESS -> zero && !negativeZero ? null : ScalarFunction.MAX;
            case LESS_OR_EQUAL -> negativeZero ? null : ScalarFunction.MAX;
            case GREATER -> negativeZero ? null : ScalarFunction.MIN;
            case GREATER_OR_EQUAL -> zero && !negativeZero ? null : ScalarFunction.MIN;
            case EQUAL, NOT_EQUAL -> null;
        };
    }

    /**
     * The value at a position as a gate, or as two of them for {@code x > 0 ? a : x < 0 ? b : 0}, of which one is 0; a copy of
     * it where it is no such choice, or a branch of another one, which would compute both.
     */
    private static int gated(Formula formula, int position, int[] copies, FormulaBuilder builder) {
        Gate gate = isBranch(formula, position) ? null : gate(formula, position);
        if (gate == null) {
            return builder.copy(formula, position, copies);
        }
        int first = gate.emit(copies, builder);
        Gate second = gate(formula, gate.otherwise);
        return second == null ? first : builder.add(first, second.emit(copies, builder));
    }

    /** {@code value} where {@code by}, or its opposite, is above 0, and {@code otherwise} elsewhere. */
    private record Gate(int value, int by, boolean opposite, int otherwise) {
        int emit(int[] copies, FormulaBuilder builder) {
            return builder.call(ScalarFunction.GATE, copies[value], opposite ? builder.negate(copies[by]) : copies[by]);
        }

        /** Whether another one is 0 wherever this one is not. */
        boolean excludes(Gate other) {
            return by == other.by && opposite != other.opposite;
        }
    }

    /** The value at a position as a gate, whose other branch is 0 or another gate; null if it is none. */
    private static @Nullable Gate gate(Formula formula, int position) {
        if (!(formula.instructions().get(position) instanceof Select select)
                || !(formula.instructions().get(select.condition()) instanceof Compare compare)
                || compare.relation() == Relation.EQUAL
                || compare.relation() == Relation.NOT_EQUAL
                || !FormulaCheck.isConstant(formula.instructions().get(compare.right()), 0)) {
            return null;
        }
        boolean open = compare.relation() == Relation.GREATER || compare.relation() == Relation.LESS;
        boolean opposite = compare.relation() == Relation.LESS || compare.relation() == Relation.GREATER_OR_EQUAL;
        int value = open ? select.whenTrue() : select.whenFalse();
        int otherwise = open ? select.whenFalse() : select.whenTrue();
        Gate gate = new Gate(value, compare.left(), opposite, otherwise);
        if (value == compare.left() || !isCheap(formula, value)) {
            return null;
        }
        if (FormulaCheck.isConstant(formula.instructions().get(otherwise), 0)) {
            return gate;
        }
        Gate second = gate(formula, otherwise);
        boolean two = second != null
                && gate.excludes(second)
                && FormulaCheck.isConstant(formula.instructions().get(second.otherwise), 0);
        return two ? gate : null;
    }

    /** Whether another choice may skip a value. */
    private static boolean isBranch(Formula formula, int position) {
        return formula.instructions().stream()
                .anyMatch(instruction -> instruction instanceof Select select
                        && (select.whenTrue() == position || select.whenFalse() == position));
    }

    /** Whether a value is a sum of products, which costs less than a choice and is finite. */
    private static boolean isCheap(Formula formula, int position) {
        Instruction instruction = formula.instructions().get(position);
        if (instruction instanceof Call call) {
            return CHEAP.contains(call.function())
                    && call.arguments().stream().allMatch(argument -> isCheap(formula, argument));
        }
        return instruction instanceof Input || instruction instanceof Constant;
    }
}
