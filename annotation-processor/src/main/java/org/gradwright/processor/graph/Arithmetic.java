// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.graph;

import java.util.List;
import java.util.stream.IntStream;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.FormulaBuilder;
import org.gradwright.processor.formula.Instruction;
import org.gradwright.processor.formula.Relation;
import org.gradwright.processor.formula.ScalarFunction;

/** The formulas that graphs are made of where no user wrote one. */
public final class Arithmetic {
    /** {@code x}. */
    public static final Formula COPY = copy();

    /** {@code a + b}. */
    public static final Formula ADD = binary("add", ScalarFunction.ADD);

    /** {@code a * b}. */
    public static final Formula MULTIPLY = binary("multiply", ScalarFunction.MULTIPLY);

    /** {@code mask * x}, and 0 where the mask is 0. */
    public static final Formula MASKED = masked();

    /** {@code (x - mean) * inverse * scale + shift}. */
    public static final Formula NORMALIZE = normalize();

    /** {@code x * scale + shift}. */
    public static final Formula SCALE_AND_SHIFT = scaleAndShift();

    /** {@code gradient * inverse * scale}: of a normalization whose statistics are constants. */
    public static final Formula FROZEN_NORMALIZE_GRADIENT = frozenNormalizeGradient();

    private Arithmetic() {}

    /** {@code 1 / sqrt(variance + epsilon)}. */
    public static Formula inverseDeviation(double epsilon) {
        FormulaBuilder f = new FormulaBuilder(List.of("variance"));
        int deviation = f.call(ScalarFunction.SQRT, f.add(f.input(0), f.constant(epsilon)));
        return f.build("inverseDeviation", f.divide(f.constant(1), deviation));
    }

    /**
     * {@code factor * gradient * weight / (divisor * values)}: what the losses of a row are multiplied by, where they are
     * added up over the batch.
     */
    public static Formula rowFactor(double factor, long values) {
        FormulaBuilder f = new FormulaBuilder(List.of("weight", "gradient", "divisor"));
        int weighted = weighted(f, factor);
        return f.build("rowFactor", f.divide(weighted, f.multiply(f.input(2), f.constant((double) values))));
    }

    /** {@code factor * gradient * weight}: as {@link #rowFactor} where nothing is divided. */
    public static Formula rowFactor(double factor) {
        FormulaBuilder f = new FormulaBuilder(List.of("weight", "gradient"));
        return f.build("rowFactor", weighted(f, factor));
    }

    private static int weighted(FormulaBuilder f, double factor) {
        return f.multiply(f.multiply(f.constant(factor), f.input(0)), f.input(1));
    }

    /** {@code factor * sqrt(x)}, with slope 0 at 0. */
    public static Formula root(double factor) {
        FormulaBuilder f = new FormulaBuilder(List.of("x"));
        int zero = f.constant(0);
        int root = f.multiply(f.constant(factor), f.call(ScalarFunction.SQRT, f.input(0)));
        return f.build("root", f.select(f.compare(Relation.GREATER, f.input(0), zero), root, zero));
    }

    /** {@code mask * x}, and 0 where the mask is 0, whatever x is. */
    private static Formula masked() {
        FormulaBuilder f = new FormulaBuilder(List.of("x", "mask"));
        int zero = f.constant(0);
        int product = f.multiply(f.input(0), f.input(1));
        return f.build("masked", f.select(f.compare(Relation.EQUAL, f.input(1), zero), zero, product));
    }

    /** {@code (1 - smoothing) * target + smoothing / classes}. */
    public static Formula smoothed(double smoothing, int classes) {
        FormulaBuilder f = new FormulaBuilder(List.of("target"));
        int kept = f.multiply(f.constant(1 - smoothing), f.input(0));
        return f.build("smoothed", f.add(kept, f.constant(smoothing / classes)));
    }

    /** {@code x * factor}. */
    public static Formula times(double factor) {
        FormulaBuilder f = new FormulaBuilder(List.of("x"));
        return f.build("times", f.multiply(f.input(0), f.constant(factor)));
    }

    /** A formula that reads only the inputs it uses, and which ones those are. */
    public static Reduced reduced(Formula formula) {
        List<Integer> used = IntStream.range(0, formula.arity())
                .filter(formula::uses)
                .boxed()
                .toList();
        FormulaBuilder f = new FormulaBuilder(
                used.stream().map(formula.inputs()::get).toList(),
                used.stream().map(formula.kinds()::get).toList());
        int[] arguments = new int[formula.arity()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = used.contains(i) ? f.input(used.indexOf(i)) : -1;
        }
        return new Reduced(f.build(formula.name(), f.append(formula, arguments)), used);
    }

    /** Whether a formula of one result returns its input {@code index} as it is. */
    public static boolean returnsInput(Formula formula, int index) {
        return formula.instructions().get(formula.results().get(0)).equals(new Instruction.Input(index));
    }

    /** A formula and the positions its inputs had in the formula it was made from. */
    public record Reduced(Formula formula, List<Integer> used) {}

    private static Formula copy() {
        FormulaBuilder f = new FormulaBuilder(List.of("x"));
        return f.build("copy", f.input(0));
    }

    private static Formula binary(String name, ScalarFunction function) {
        FormulaBuilder f = new FormulaBuilder(List.of("a", "b"));
        return f.build(name, f.call(function, f.input(0), f.input(1)));
    }

    private static Formula normalize() {
        FormulaBuilder f = new FormulaBuilder(List.of("x", "mean", "inverse", "scale", "shift"));
        int standardized = f.multiply(f.subtract(f.input(0), f.input(1)), f.input(2));
        return f.build("normalize", f.add(f.multiply(standardized, f.input(3)), f.input(4)));
    }

    private static Formula scaleAndShift() {
        FormulaBuilder f = new FormulaBuilder(List.of("x", "scale", "shift"));
        return f.build("scaleAndShift", f.add(f.multiply(f.input(0), f.input(1)), f.input(2)));
    }

    private static Formula frozenNormalizeGradient() {
        FormulaBuilder f = new FormulaBuilder(List.of("gradient", "inverse", "scale"));
        return f.build("normalizeGradient", f.multiply(f.multiply(f.input(0), f.input(1)), f.input(2)));
    }
}
