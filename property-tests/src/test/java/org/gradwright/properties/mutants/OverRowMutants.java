// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.mutants;

import java.util.List;

/** Faults in the activations over a row, in the trained slope, and in the discrepancy of two batches. */
final class OverRowMutants {
    private static final String COMPUTE = "compute.ScalarCompute";
    private static final String DISCREPANCIES = "compute.Discrepancies";

    private OverRowMutants() {}

    static List<Mutant> all() {
        return List.of(
                softmax("sum forgotten", "gradient[j] = values[j] * (g[j] - sum);", "gradient[j] = values[j] * g[j];"),
                softmax("value forgotten", "gradient[j] = values[j] * (g[j] - sum);", "gradient[j] = g[j] - sum;"),
                softmax("sum of what reaches it alone", "sum += g[j] * values[j];", "sum += g[j];"),
                Mutant.ofProcessor(
                        "Softmax",
                        "gradient of the logarithm",
                        "differentiation.SoftmaxRules",
                        "new Operation.SoftmaxGradient()",
                        "new Operation.LogSoftmaxGradient()",
                        Check.quotients(Specimens.SHARES)),
                logSoftmax(
                        "sum of the exponentials forgotten",
                        "values[j] = (logits[j] - largest) - logSum;",
                        "values[j] = logits[j] - largest;"),
                logSoftmax(
                        "value for its exponential",
                        "gradient[j] = g[j] - DoubleMath.exp(values[j]) * sum;",
                        "gradient[j] = g[j] - values[j] * sum;"),
                logSoftmax(
                        "sum forgotten",
                        "gradient[j] = g[j] - DoubleMath.exp(values[j]) * sum;",
                        "gradient[j] = g[j] - DoubleMath.exp(values[j]) * g[j];"),
                Mutant.ofProcessor(
                        "LogSoftmax",
                        "gradient of the softmax",
                        "differentiation.SoftmaxRules",
                        "new Operation.LogSoftmaxGradient()",
                        "new Operation.SoftmaxGradient()",
                        Check.quotients(Specimens.LOG_SHARES)),
                Mutant.ofProcessor(
                        "Glu",
                        "both halves the first",
                        "inference.RowActivations",
                        "new Operation.Slice(half.last())",
                        "new Operation.Slice(0)",
                        Check.reference("glu")),
                Mutant.ofProcessor(
                        "Glu",
                        "the first half gates",
                        "inference.RowActivations",
                        "half, value, gate)",
                        "half, gate, value)",
                        Check.reference("glu")),
                Mutant.ofProcessor(
                        "PRelu",
                        "slope above zero",
                        "inference.PReluRule",
                        "Relation.GREATER, f.input(0)",
                        "Relation.LESS, f.input(0)",
                        Check.reference("prelu")),
                discrepancyRule(
                        "weights forgotten",
                        "rowFactor(1)), Shape.batch(), weights,",
                        "rowFactor(1))," + " Shape.batch(), backward.batchSize(),"),
                discrepancyRule(
                        "of the other batch",
                        "x.shape(), x, backward.input(node, 1 - i),",
                        "x.shape()," + " backward.input(node, 1 - i), x,"),
                discrepancy("diagonal forgotten", "double same = weights[r];", "double same = 0;"),
                discrepancy("pairs once", "2 * (alike - across)", "alike - across"),
                discrepancy("wrong sign", "alike - across", "alike + across"),
                discrepancy("missing 1/batch", "((double) rows * rows)", "(double) rows"),
                discrepancy("no half in the kernel", "-0.5 * distance", "-distance"),
                discrepancy("missing 1/bandwidth", "(count * count)", "((double) rows * rows)"),
                discrepancy(
                        "own batch alone",
                        "near * (x[other + j] - value) + far * (value - y[other + j])",
                        "near *" + " (x[other + j] - value)"),
                discrepancy(
                        "wrong sign in the gradient",
                        "near * (x[other + j] - value) +",
                        "near * (value - x[other + j]) +"),
                discrepancy("row's factor lost", "2 * factors[r]", "2"));
    }

    private static Mutant softmax(String fault, String text, String replacement) {
        return Mutant.ofRuntime(
                "Softmax",
                fault,
                COMPUTE,
                text,
                replacement,
                Check.quotients(Specimens.SHARES),
                Check.interpreter(Specimens.SHARES),
                Check.reference("softmax"));
    }

    private static Mutant logSoftmax(String fault, String text, String replacement) {
        return Mutant.ofRuntime(
                "LogSoftmax",
                fault,
                COMPUTE,
                text,
                replacement,
                Check.quotients(Specimens.LOG_SHARES),
                Check.interpreter(Specimens.LOG_SHARES),
                Check.reference("log_softmax"));
    }

    private static Mutant discrepancy(String fault, String text, String replacement) {
        return Mutant.ofRuntime(
                "Discrepancy",
                fault,
                DISCREPANCIES,
                text,
                replacement,
                Check.quotients(Specimens.DISCREPANCY),
                Check.interpreter(Specimens.DISCREPANCY),
                Check.reference("maximum_mean_discrepancy"));
    }

    private static Mutant discrepancyRule(String fault, String text, String replacement) {
        return Mutant.ofProcessor(
                "Discrepancy",
                fault,
                "differentiation.DiscrepancyRule",
                text,
                replacement,
                Check.quotients(Specimens.DISCREPANCY));
    }
}
