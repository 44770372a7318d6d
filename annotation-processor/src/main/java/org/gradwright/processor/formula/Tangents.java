// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradwright.processor.formula.Instruction.Call;
import org.gradwright.processor.formula.Instruction.Carried;
import org.gradwright.processor.formula.Instruction.Constant;
import org.gradwright.processor.formula.Instruction.Loop;
import org.gradwright.processor.formula.Instruction.Select;

/**
 * Sums and products of derivatives. The constant 0 is the derivative of what does not depend on the input: it takes
 * part in no sum and no product, whatever the other operand. Products are pushed into selects that have a constant 0
 * branch (or constants only), so that {@code 0 * infinity} is never computed where the other branch is meant:
 * {@code (x > 0 ? 1 : 0) * (1 / x)} becomes {@code x > 0 ? 1 / x : 0}.
 */
final class Tangents {

    private static final Set<ScalarFunction> LINEAR = EnumSet.of(
            ScalarFunction.ADD,
            ScalarFunction.SUBTRACT,
            ScalarFunction.MULTIPLY,
            ScalarFunction.DIVIDE,
            ScalarFunction.NEGATE);

    private final FormulaBuilder builder;
    private final int zero;
    private final int firstSlope;
    private final Map<List<Integer>, Integer> products = new HashMap<>();
    private final Map<Integer, Boolean> zeroLeaves = new HashMap<>();
    private final Map<Integer, Boolean> constantLeaves = new HashMap<>();
    private final Map<Integer, Boolean> sums = new HashMap<>();

    Tangents(FormulaBuilder builder) {
        this.builder = builder;
        this.firstSlope = builder.size();
        this.zero = builder.constant(0);
    }

    /** The derivative of what does not depend on the input. */
    int zero() {
        return zero;
    }

    /** {@code a + b}. */
    int sum(int a, int b) {
        if (a == zero) {
            return b;
        }
        if (b == zero) {
            return a;
        }
        if (a == b) {
            return product(builder.constant(2), a);
        }
        if (builder.at(a) instanceof Select s
                && builder.at(b) instanceof Select t
                && s.condition() == t.condition()
                && (switches(a) || switches(b))) {
            return builder.select(s.condition(), sum(s.whenTrue(), t.whenTrue()), sum(s.whenFalse(), t.whenFalse()));
        }
        return builder.add(a, b);
    }

    /**
     * {@code condition ? a : b}, where these are the slopes of the branches of the value {@code select}. Where the branches
     * have the same slope as a function of their own values, it is that function of {@code select}: if {@code a} is
     * {@code u * (1 - u)} and {@code b} is {@code v * (1 - v)}, the slope of {@code s = c ? u : v} is {@code s * (1 - s)}.
     */
    int select(int select, int a, int b) {
        Select s = (Select) builder.at(select);
        if (a != zero && b != zero && isComputed(s.whenTrue()) && isComputed(s.whenFalse())) {
            int merged = inBranch(a, s, s.whenTrue(), select, new HashMap<>());
            if (merged == inBranch(b, s, s.whenFalse(), select, new HashMap<>())) {
                return merged;
            }
        }
        return builder.select(s.condition(), a, b);
    }

    /**
     * A slope, computed with the value {@code select} in the place of that branch of it, and with the same branch of the
     * slopes that are selected by the same condition.
     */
    private int inBranch(int position, Select s, int branch, int select, Map<Integer, Integer> known) {
        if (position <= branch) {
            return position == branch ? select : position;
        }
        Integer copy = known.get(position);
        if (copy == null) {
            copy = builder.at(position) instanceof Select inner
                            && inner.condition() == s.condition()
                            && position >= firstSlope
                    ? inBranch(branch == s.whenTrue() ? inner.whenTrue() : inner.whenFalse(), s, branch, select, known)
                    : builder.rebuilt(position, operand -> inBranch(operand, s, branch, select, known));
            known.put(position, copy);
        }
        return copy;
    }

    private boolean isComputed(int position) {
        return !builder.at(position).operands().isEmpty();
    }

    /** {@code a * b}. */
    int product(int a, int b) {
        if (a == zero || b == zero) {
            return zero;
        }
        Integer known = products.get(List.of(a, b));
        if (known == null) {
            known = newProduct(a, b);
            products.put(List.of(a, b), known);
        }
        return known;
    }

    private int newProduct(int a, int b) {
        if (switches(a)) {
            Select s = (Select) builder.at(a);
            return builder.select(s.condition(), product(s.whenTrue(), b), product(s.whenFalse(), b));
        }
        if (switches(b)) {
            Select s = (Select) builder.at(b);
            return builder.select(s.condition(), product(a, s.whenTrue()), product(a, s.whenFalse()));
        }
        if (isCall(a, ScalarFunction.NEGATE)) {
            return builder.negate(product(argument(a, 0), b));
        }
        if (isCall(b, ScalarFunction.NEGATE)) {
            return builder.negate(product(a, argument(b, 0)));
        }
        if (isCall(a, ScalarFunction.DIVIDE) && isConstant(argument(a, 0))) {
            return builder.divide(product(argument(a, 0), b), argument(a, 1));
        }
        if (isCall(b, ScalarFunction.DIVIDE) && isConstant(argument(b, 0))) {
            return builder.divide(product(a, argument(b, 0)), argument(b, 1));
        }
        if (isConstant(b) && !isConstant(a)) {
            return product(b, a);
        }
        if (isConstant(a) && isCall(b, ScalarFunction.MULTIPLY) && isConstant(argument(b, 0))) {
            double outer = constant(a);
            double inner = constant(argument(b, 0));
            if (isPowerOfTwo(outer) || isPowerOfTwo(inner)) {
                return builder.multiply(builder.constant(outer * inner), argument(b, 1));
            }
        }
        return builder.multiply(a, b);
    }

    /**
     * What reaches a value whose slope may be infinite: the same, but its products are 0 where it is. It may be the sum over
     * several branches, or over the rounds of a loop, none of which was taken.
     */
    int unlessZero(int gradient) {
        if (switches(gradient) || !maySum(gradient)) {
            return gradient;
        }
        return builder.select(builder.compare(Relation.EQUAL, gradient, builder.constant(0)), zero, gradient);
    }

    /** The condition under which nothing at all reaches some values because no branch was taken; constant if that is never. */
    int isNothing(int[] gradients) {
        if (Arrays.stream(gradients)
                .noneMatch(gradient -> (hasZeroLeaf(gradient) && gradient != zero) || maySum(gradient))) {
            return builder.truth(false);
        }
        int nothing = builder.truth(true);
        for (int gradient : gradients) {
            nothing = builder.and(nothing, builder.compare(Relation.EQUAL, gradient, builder.constant(0)));
        }
        return nothing;
    }

    /** Whether the value is a sum in which only branches not taken may stand. */
    private boolean maySum(int position) {
        Boolean known = sums.get(position);
        if (known == null) {
            Instruction instruction = builder.at(position);
            known = instruction instanceof Select
                    ? hasZeroLeaf(position)
                    : instruction instanceof Carried value
                            ? selectsZero(((Loop) builder.at(value.loop())).body())
                            : instruction instanceof Call call
                                    && LINEAR.contains(call.function())
                                    && call.arguments().stream().anyMatch(this::maySum);
            sums.put(position, known);
        }
        return known;
    }

    private static boolean selectsZero(Formula body) {
        return body.instructions().stream()
                .anyMatch(each -> each instanceof Loop loop
                        ? selectsZero(loop.body())
                        : each instanceof Select select
                                && (isZero(body, select.whenTrue()) || isZero(body, select.whenFalse())));
    }

    private static boolean isZero(Formula formula, int position) {
        return FormulaCheck.isConstant(formula.instructions().get(position), 0);
    }

    /** Whether the value is a select with a constant 0 among its leaves, or with constant leaves only. */
    private boolean switches(int position) {
        return builder.at(position) instanceof Select && (hasZeroLeaf(position) || hasConstantLeaves(position));
    }

    private boolean hasZeroLeaf(int position) {
        Boolean known = zeroLeaves.get(position);
        if (known == null) {
            known = builder.at(position) instanceof Select s
                    ? hasZeroLeaf(s.whenTrue()) || hasZeroLeaf(s.whenFalse())
                    : isZero(position);
            zeroLeaves.put(position, known);
        }
        return known;
    }

    private boolean hasConstantLeaves(int position) {
        Boolean known = constantLeaves.get(position);
        if (known == null) {
            known = builder.at(position) instanceof Select s
                    ? hasConstantLeaves(s.whenTrue()) && hasConstantLeaves(s.whenFalse())
                    : isConstant(position);
            constantLeaves.put(position, known);
        }
        return known;
    }

    private boolean isZero(int position) {
        return position == zero || FormulaCheck.isConstant(builder.at(position), -0.0);
    }

    /** Whether multiplying by it is exact, as long as nothing overflows or underflows. */
    private static boolean isPowerOfTwo(double value) {
        return Math.abs(value) == Math.scalb(1.0, Math.getExponent(value)) && Math.abs(Math.getExponent(value)) < 100;
    }

    private boolean isConstant(int position) {
        return builder.at(position) instanceof Constant;
    }

    private double constant(int position) {
        return ((Constant) builder.at(position)).value();
    }

    private boolean isCall(int position, ScalarFunction function) {
        return builder.at(position) instanceof Call call && call.function() == function;
    }

    private int argument(int position, int index) {
        return ((Call) builder.at(position)).arguments().get(index);
    }
}
