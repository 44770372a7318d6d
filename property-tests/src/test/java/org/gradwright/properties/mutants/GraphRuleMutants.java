// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.mutants;

import java.util.List;

/** Wrong rules for the derivatives of the graph's operations. */
final class GraphRuleMutants {
    private static final String RULES = "differentiation.DerivativeRules";
    private static final String SOFTMAX = "differentiation.SoftmaxCrossEntropyRule";
    private static final String NORMALIZE = "differentiation.BatchNormalizeRule";
    private static final String ARITHMETIC = "graph.Arithmetic";

    private GraphRuleMutants() {}

    static List<Mutant> all() {
        return List.of(
                rule(
                        "Product",
                        "operands of the weight's gradient swapped",
                        RULES,
                        Specimens.SQUARE,
                        "new Operation.TransposedProduct(), w.shape(), x, gradient",
                        "new Operation.TransposedProduct(), w.shape(), gradient, x"),
                rule(
                        "Product",
                        "weight not transposed",
                        RULES,
                        Specimens.SQUARE,
                        "new Operation.ProductTransposed()",
                        "new Operation.Product()"),
                rule(
                        "ProductTransposed",
                        "operands of the weight's gradient swapped",
                        RULES,
                        Specimens.TIED,
                        "new Operation.TransposedProduct(), w.shape(), gradient, x",
                        "new Operation.TransposedProduct(), w.shape(), x, gradient"),
                rule(
                        "ProductTransposed",
                        "weight transposed",
                        RULES,
                        Specimens.TIED,
                        "new Operation.Product(), x.shape(), gradient, w",
                        "new Operation.ProductTransposed(), x.shape(), gradient, w"),
                rule(
                        "ProductTransposed",
                        "weight's gradient lost",
                        RULES,
                        Specimens.TIED,
                        "String name = w.name() + \"Gradient\"; backward.contribute(",
                        "String name = w.name() + \"Gradient\"; java.util.Objects.hash("),
                rule(
                        "Elementwise",
                        "slope in another operand",
                        RULES,
                        Specimens.SQUARE,
                        "Derivatives.pullback(formula, index)",
                        "Derivatives.pullback(formula, 0)"),
                rule(
                        "Elementwise",
                        "slope lost",
                        RULES,
                        Specimens.SQUARE,
                        "|| !Arithmetic.returnsInput(pullback.formula(), 0)",
                        ""),
                rule(
                        "Elementwise",
                        "slope at another operand",
                        RULES,
                        Specimens.SQUARE,
                        "return used <= node.inputs().size() ? backward.input(node, used - 1) : node;",
                        "return used <= node.inputs().size() ? backward.input(node, 0) : node;"),
                rule(
                        "Elementwise",
                        "slope at the value",
                        RULES,
                        Specimens.DROP,
                        "return used <= node.inputs().size() ? backward.input(node, used - 1) : node;",
                        "return node;"),
                rule(
                        "Reshape",
                        "counted twice",
                        RULES,
                        Specimens.AXES,
                        "new Operation.Reshape(), x.shape(), gradient));",
                        "new Operation.Reshape(), x.shape(), gradient)); backward.contribute(x, backward.add(x.name()"
                                + " + \"Again\", node.layer(), new Operation.Reshape(), x.shape(), gradient));"),
                rule(
                        "Dropout",
                        "mask not applied",
                        RULES,
                        Specimens.DROP,
                        "Node mask = backward.input(node, 1); backward.contribute( x, backward.add("
                                + " x.name() + \"Gradient\", node.layer(),"
                                + " new Operation.Elementwise(Arithmetic.MULTIPLY), x.shape(), gradient, mask));",
                        "backward.contribute(x, gradient);"),
                rule(
                        "SoftmaxCrossEntropy",
                        "gradient of the probabilities",
                        SOFTMAX,
                        Specimens.CHOICE,
                        "logits.shape(), logits, target, gradient",
                        "logits.shape(), target, target, gradient"),
                rule(
                        "SoftmaxCrossEntropy",
                        "logits for targets",
                        SOFTMAX,
                        Specimens.CHOICE,
                        "logits.shape(), logits, target, gradient",
                        "logits.shape(), logits, logits, gradient"),
                rule(
                        "SoftmaxCrossEntropy",
                        "target taken as given",
                        SOFTMAX,
                        Specimens.COMPARED,
                        "if (backward.wants(node, 1)) {",
                        "if (false) {"),
                rule(
                        "SoftmaxCrossEntropy",
                        "entropy lost in the target's gradient",
                        SOFTMAX,
                        Specimens.COMPARED,
                        "f.add(f.input(1), f.input(2))",
                        "f.input(2)"),
                rule(
                        "WeightedSum",
                        "missing 1/outputs",
                        RULES,
                        Specimens.SQUARE,
                        "Arithmetic.rowFactor(sum.factor(), values)",
                        "Arithmetic.rowFactor(sum.factor(), 1)"),
                rule(
                        "WeightedSum",
                        "1/outputs where rows alone count",
                        RULES,
                        Specimens.TERMS,
                        "Arithmetic.rowFactor(sum.factor(), 1)",
                        "Arithmetic.rowFactor(sum.factor(), values)"),
                rule(
                        "WeightedSum",
                        "missing 1/batch",
                        ARITHMETIC,
                        Specimens.SQUARE,
                        "f.multiply(f.input(2), f.constant((double) values))",
                        "f.constant((double) values)"),
                rule(
                        "WeightedSum",
                        "sum instead of mean",
                        RULES,
                        Specimens.SQUARE,
                        "Arithmetic.rowFactor(sum.factor(), values), backward, gradient, backward.batchSize()",
                        "Arithmetic.rowFactor(sum.factor()), backward, gradient"),
                rule(
                        "WeightedSum",
                        "mean instead of sum",
                        RULES,
                        Specimens.SUM,
                        "Arithmetic.rowFactor(sum.factor()), backward, gradient",
                        "Arithmetic.rowFactor(sum.factor(), values), backward, gradient, backward.batchSize()"),
                rule(
                        "WeightedSum",
                        "weights ignored",
                        ARITHMETIC,
                        Specimens.SQUARE,
                        "f.multiply(f.multiply(f.constant(factor), f.input(0)), f.input(1))",
                        "f.multiply(f.constant(factor), f.input(1))"),
                rule(
                        "WeightedSum",
                        "factor ignored",
                        ARITHMETIC,
                        Specimens.SUM,
                        "f.multiply(f.multiply(f.constant(factor), f.input(0)), f.input(1))",
                        "f.multiply(f.input(0), f.input(1))"),
                rule(
                        "WeightedMean",
                        "divisor ignored",
                        RULES,
                        Specimens.MASKED,
                        "Arithmetic.rowFactor(factor, 1), backward, gradient, backward.input(node, 2)",
                        "Arithmetic.rowFactor(factor), backward, gradient"),
                rule(
                        "WeightedMean",
                        "over the batch",
                        RULES,
                        Specimens.MASKED,
                        "Arithmetic.rowFactor(factor, 1), backward, gradient, backward.input(node, 2)",
                        "Arithmetic.rowFactor(factor, 1), backward, gradient, backward.batchSize()"),
                rule(
                        "WeightedMean",
                        "weights ignored",
                        ARITHMETIC,
                        Specimens.MASKED,
                        "f.multiply(f.multiply(f.constant(factor), f.input(0)), f.input(1))",
                        "f.multiply(f.constant(factor), f.input(1))"),
                rule(
                        "WeightedMean",
                        "factor ignored",
                        RULES,
                        Specimens.MASKED,
                        "Arithmetic.rowFactor(factor, 1)",
                        "Arithmetic.rowFactor(1, 1)"),
                rule(
                        "BatchNormalize",
                        "scale's gradient without the gradient",
                        NORMALIZE,
                        Specimens.NORM,
                        "new Operation.StandardizedSum(), scale.shape(), gradient, x, mean, inverse",
                        "new Operation.StandardizedSum(), scale.shape(), x, x, mean, inverse"),
                rule(
                        "BatchNormalize",
                        "shift's gradient is the scale's",
                        NORMALIZE,
                        Specimens.NORM,
                        "new Operation.ColumnSum(), shift.shape(), gradient",
                        "new Operation.StandardizedSum(), shift.shape(), gradient, x, mean, inverse"),
                rule(
                        "BatchNormalize",
                        "sums for scale and shift swapped",
                        NORMALIZE,
                        Specimens.NORM,
                        "scale, scaleGradient, shiftGradient",
                        "scale, shiftGradient, scaleGradient"),
                rule(
                        "BatchNormalize",
                        "rows for values of a feature",
                        "plan.NormalizationSteps",
                        Specimens.AXES,
                        "lowering.value(node, 6), lowering.out(node), lowering.rows(node, 0)",
                        "lowering.value(node, 6), lowering.out(node), new Argument.Rows(1)"),
                rule(
                        "BatchNormalize",
                        "frozen, lost scale in the gradient",
                        ARITHMETIC,
                        Specimens.FROZEN_NORM,
                        "f.multiply(f.multiply(f.input(0), f.input(1)), f.input(2))",
                        "f.multiply(f.input(0), f.input(1))"));
    }

    private static Mutant rule(
            String of, String fault, String file, Specimen specimen, String text, String replacement) {
        return Mutant.ofProcessor(of, fault, file, text, replacement, Check.quotients(specimen));
    }
}
