// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.mutants;

import java.util.List;

/** Faults of batch normalization and dropout besides their derivatives. */
final class LayerMutants {
    private static final String COMPUTE = "compute.ScalarCompute";
    private static final String MASKS = "compute.DropoutMasks";
    private static final String STEPS = "plan.NormalizationSteps";

    private LayerMutants() {}

    static List<Mutant> batchNorm() {
        Check interpreter = Check.interpreter(Specimens.NORM);
        Check reference = Check.reference("batch_norm");
        return List.of(
                norm("mean of all but a row", "means[j] = means[j] / rows;", "means[j] = means[j] / (rows - 1);"),
                norm(
                        "unbiased variance to normalize with",
                        "variances[j] = variances[j] / rows;",
                        "variances[j] = variances[j] / (rows - 1);"),
                norm(
                        "compute.ColumnSums",
                        "variance about 0",
                        "double difference = x[i] - mean[i];",
                        "double difference = x[i];"),
                norm(
                        "momentum swapped in the mean",
                        "momentum * statistics[at + j] + share * means[j]",
                        "share * statistics[at + j] + momentum * means[j]"),
                norm(
                        "momentum swapped in the variance",
                        "momentum * statistics[at + j] + share * variances[j]",
                        "share * statistics[at + j] + momentum * variances[j]"),
                norm("biased variance remembered", "(1.0 - momentum) * rows / (rows - 1)", "1.0 - momentum"),
                norm("mean not remembered", "momentum * statistics[at + j] + share * means[j]", "statistics[at + j]"),
                Mutant.ofProcessor(
                        "BatchNorm",
                        "epsilon outside the root",
                        "graph.Arithmetic",
                        "f.call(ScalarFunction.SQRT, f.add(f.input(0), f.constant(epsilon)))",
                        "f.add(f.call(ScalarFunction.SQRT, f.input(0)), f.constant(epsilon))",
                        reference),
                Mutant.ofProcessor(
                        "BatchNorm",
                        "rows for values of a feature in the remembered variance",
                        "inference.BatchNormRule",
                        "new Operation.RememberVariance(name, momentum, x.shape().size() / features)",
                        "new Operation.RememberVariance(name, momentum, 1)",
                        reference),
                columns("lost scale", "* inverse[i] * scale[i] + shift[i]", "* inverse[i] + shift[i]"),
                columns("lost shift", "* inverse[i] * scale[i] + shift[i]", "* inverse[i] * scale[i]"),
                columns("lost mean of the gradient", "(g[i] - (level[i] + ", "(g[i] - ("),
                columns("lost mean of the products", "* inverse[i] * slope[i]", "* 0"),
                columns("gradient without the deviation", "factor[i] = factor[i] * inverse[i];", ""),
                columns("gradient without the scale", "factor[i] = factor[i] * inverse[i];", "factor[i] = inverse[i];"),
                columns("sum in the place of a mean", "level[i] = level[i] / rows;", ""),
                columns("sum of the gradient for the scale", "g[i] = g[i] * ((x[i] - mean[i]) * inverse[i]);", ""),
                Mutant.ofProcessor(
                        "BatchNorm",
                        "frozen ignored in the mean",
                        STEPS,
                        "return choice(layer, lowering.computed(node, Arithmetic.COPY, 1), mean);",
                        "return choice(layer, mean, mean);",
                        interpreter,
                        reference),
                Mutant.ofProcessor(
                        "BatchNorm",
                        "frozen ignored in the variance",
                        STEPS,
                        "return choice(layer, lowering.computed(node, Arithmetic.COPY, 2), variance);",
                        "return choice(layer, variance, variance);",
                        interpreter,
                        reference),
                Mutant.ofProcessor(
                        "BatchNorm",
                        "frozen, but remembers",
                        STEPS,
                        "new Step.Frozen(remember.layer(), List.of(), List.of(update))",
                        "new Step.Frozen(remember.layer(), List.of(update), List.of(update))",
                        interpreter),
                Mutant.ofProcessor(
                        "BatchNorm",
                        "frozen ignored in the gradient",
                        STEPS,
                        "return choice(layer, lowering.computed(node, Arithmetic.FROZEN_NORMALIZE_GRADIENT, 0, 3, 4), gradient);",
                        "return choice(layer, gradient, gradient);",
                        Check.quotients(Specimens.FROZEN_NORM),
                        interpreter,
                        reference),
                Mutant.ofGenerated(
                        "BatchNorm",
                        "other statistics in predict",
                        "statistics\\[NORM_RUNNING_MEAN",
                        "0 * statistics[NORM_RUNNING_MEAN",
                        interpreter));
    }

    static List<Mutant> dropout() {
        Check interpreter = Check.interpreter(Specimens.DROP);
        return List.of(
                mask("wrong scale: none", "double scale = 1.0 / (1.0 - rate);", "double scale = 1.0;"),
                mask("wrong scale: 1 / rate", "double scale = 1.0 / (1.0 - rate);", "double scale = 1.0 / rate;"),
                mask("kept and dropped swapped", "(1 - dropped[j]) * scale;", "dropped[j] * scale;"),
                Mutant.ofRuntime(
                        "Dropout",
                        "the same mask at every step",
                        "Network",
                        "SplitMix64.key(SplitMix64.key(SplitMix64.key(seed(), layer), call), steps)",
                        "SplitMix64.key(SplitMix64.key(SplitMix64.key(seed(), layer), call), 0)",
                        interpreter),
                Mutant.ofRuntime(
                        "Dropout",
                        "mask without the seed",
                        "Network",
                        "SplitMix64.key(seed(), layer)",
                        "SplitMix64.key(0, layer)",
                        interpreter),
                Mutant.ofRuntime(
                        "Dropout",
                        "the same rows for each batch of a step",
                        "Network",
                        "long low = key + addedRows * width * MASK_STRIDE;",
                        "long low = key;",
                        interpreter),
                Mutant.ofRuntime(
                        "Dropout",
                        "rows of a step for its values",
                        "Network",
                        "long low = key + addedRows * width * MASK_STRIDE;",
                        "long low = key + addedRows * MASK_STRIDE;",
                        interpreter),
                Mutant.ofRuntime(
                        "Dropout",
                        "rows of the step before",
                        "Network",
                        "holdsGradients = false; addedRows = 0;",
                        "holdsGradients = false;",
                        interpreter),
                Mutant.ofProcessor(
                        "Dropout",
                        "not off in predict",
                        "plan.InferenceGraph",
                        "if (operation instanceof Operation.Dropout) { return inputs.get(0); }",
                        "",
                        interpreter),
                Mutant.ofGenerated(
                        "Dropout",
                        "mask of another call",
                        "maskKey\\(\"drop\", 0,",
                        "maskKey(\"drop\", 1,",
                        interpreter),
                Mutant.ofGenerated(
                        "Dropout",
                        "rows of a step too near",
                        "maskKey\\(\"drop\", 0, 4\\)",
                        "maskKey(\"drop\", 0, 3)",
                        interpreter),
                Mutant.ofGenerated(
                        "Dropout", "mask of another layer", "maskKey\\(\"drop\"", "maskKey(\"hidden\"", interpreter),
                Mutant.ofGenerated(
                        "Dropout",
                        "other mask backward",
                        "(void backwardDrop\\(int rows\\) \\{)",
                        "$1 COMPUTE.dropoutMask(dropMask, rows * 4, network.maskKey(\"drop\", 1, 4), 0.4);",
                        Check.quotients(Specimens.DROP),
                        interpreter));
    }

    private static Mutant norm(String fault, String text, String replacement) {
        return norm(COMPUTE, fault, text, replacement);
    }

    private static Mutant norm(String routines, String fault, String text, String replacement) {
        return Mutant.ofRuntime(
                "BatchNorm",
                fault,
                routines,
                text,
                replacement,
                Check.quotients(Specimens.NORM),
                Check.interpreter(Specimens.NORM),
                Check.reference("batch_norm"));
    }

    private static Mutant columns(String fault, String text, String replacement) {
        return Mutant.ofRuntime(
                "BatchNorm",
                fault,
                "compute.ColumnNormalization",
                text,
                replacement,
                Check.quotients(Specimens.NORM),
                Check.interpreter(Specimens.NORM),
                Check.reference("batch_norm"));
    }

    private static Mutant mask(String fault, String text, String replacement) {
        return Mutant.ofRuntime("Dropout", fault, MASKS, text, replacement, Check.interpreter(Specimens.DROP));
    }
}
