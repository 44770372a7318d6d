// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.mutants;

import java.util.ArrayList;
import java.util.List;

/** Faults in what there is between the losses and their one number: roots, masks, weights of classes and of outputs. */
final class ObjectiveMutants {
    private static final String BUILDER = "inference.ObjectiveBuilder";
    private static final String ARITHMETIC = "graph.Arithmetic";
    private static final String COMPUTE = "compute.ScalarCompute";

    private final List<Mutant> mutants = new ArrayList<>();

    private ObjectiveMutants() {}

    static List<Mutant> all() {
        ObjectiveMutants all = new ObjectiveMutants();
        all.roots();
        all.masks();
        all.smoothing();
        all.classWeights();
        all.positiveWeights();
        return all.mutants;
    }

    private void roots() {
        String of = "RootMeanSquaredError";
        Check quotients = Check.quotients(Specimens.ROOT);
        Check interpreter = Check.interpreter(Specimens.ROOT);
        processor(
                of,
                "root's slope lost",
                "differentiation.DerivativeRules",
                "|| !Arithmetic.returnsInput(pullback.formula(), 0)",
                "",
                quotients);
        processor(
                of,
                "lost 1/2",
                "formula.DerivativeRules",
                "ScalarFunction.SQRT, (to, at) -> to.divide(to.constant(0.5)",
                "ScalarFunction.SQRT, (to, at) -> to.divide(to.constant(1)",
                quotients);
        processor(
                of,
                "0 / 0 without an error",
                ARITHMETIC,
                "f.select(f.compare(Relation.GREATER, f.input(0), zero), root, zero)",
                "root",
                Check.settled());
        processor(
                of,
                "root not taken",
                BUILDER,
                "return root ? add(\"Loss\", new Operation.Elementwise(Arithmetic.root(weight)), Shape.SCALAR, total)"
                        + " : total;",
                "return total;",
                Check.reference("root_mean_squared_error"));
        processor(of, "factor ignored", BUILDER, "Arithmetic.root(weight)", "Arithmetic.root(1)", interpreter);
        String mean = "weightedSum(values, weights, rows, columns) / ((double) rows * columns)";
        runtime(
                of,
                "missing 1/outputs",
                COMPUTE,
                mean,
                "weightedSum(values, weights, rows, columns) / rows",
                quotients,
                interpreter);
        runtime(
                of,
                "missing 1/batch",
                COMPUTE,
                mean,
                "weightedSum(values, weights, rows, columns) / columns",
                quotients,
                interpreter);
        runtime(
                of,
                "gradients of batches added up",
                "Network",
                "if (holdsGradients && !structure.wholeBatchLosses().isEmpty())",
                "if (holdsGradients && structure.wholeBatchLosses().isEmpty())",
                interpreter);
    }

    private void masks() {
        String of = "mask";
        Check interpreter = Check.interpreter(Specimens.MASKED);
        processor(
                of,
                "ignored in the divisor",
                BUILDER,
                "return new Losses(values, Optional.of(counted));",
                "return new Losses(values, losses.counted());",
                interpreter);
        processor(
                of,
                "ignored above the divisor",
                BUILDER,
                "return new Losses(values, Optional.of(counted));",
                "return new Losses(losses.values(), Optional.of(counted));",
                interpreter);
        processor(
                of,
                "the other way round",
                ARITHMETIC,
                "f.select(f.compare(Relation.EQUAL, f.input(1), zero), zero, product)",
                "f.select(f.compare(Relation.EQUAL, f.input(1), zero), f.input(0), zero)",
                interpreter);
        processor(
                of,
                "first values alone in the divisor",
                "plan.TotalSteps",
                "new Argument.Rows(lowering.input(node, 0).shape().size())",
                "new Argument.Rows(1)",
                interpreter);
        processor(
                of,
                "ignored in a divisor of class weights",
                BUILDER,
                ".map(node -> computed(\"Counted\", Arithmetic.MULTIPLY, node, mask))",
                "",
                Check.interpreter(Specimens.CLASSES));
        runtime(
                of,
                "0 / 0 where it leaves nothing",
                COMPUTE,
                "divisor[0] = sum == 0 ? 1.0 : (double) sum;",
                "divisor[0] = sum;",
                Check.interpreter(Specimens.NOTHING));
    }

    private void smoothing() {
        String of = "label smoothing";
        classes(of, "target not lessened", ARITHMETIC, "f.constant(1 - smoothing)", "f.constant(1)");
        classes(of, "not shared among the classes", ARITHMETIC, "smoothing / classes", "smoothing");
        classes(
                of,
                "after the weights",
                BUILDER,
                "computed(\"SmoothedWeighted\", Arithmetic.MULTIPLY, smoothed, constant)",
                "computed(\"SmoothedWeighted\", Arithmetic.smoothed(smoothing, classes), counted)");
        runtime(
                of,
                "label of the class before",
                COMPUTE,
                "values[from + labels[r]] = 1.0;",
                "values[from + Math.max(0, labels[r] - 1)] = 1.0;",
                Check.interpreter(Specimens.CLASSES));
        runtime(
                of,
                "labels of the batch before",
                COMPUTE,
                "values[j] = 0.0;",
                "",
                Check.interpreter(Specimens.CLASSES));
    }

    private void classWeights() {
        String of = "class weights";
        String losses = "new Losses(crossEntropy(weighted), Optional.of(counted))";
        classes(
                of,
                "ignored in the losses",
                BUILDER,
                losses,
                "new Losses(crossEntropy(smoothed), Optional.of(counted))");
        classes(
                of,
                "ignored in the divisor",
                BUILDER,
                losses,
                "new Losses(crossEntropy(weighted), Optional.of(distribution))");
        classes(
                of,
                "smoothed in the divisor",
                BUILDER,
                losses,
                "new Losses(crossEntropy(weighted), Optional.of(weighted))");
        classes(of, "no divisor", BUILDER, losses, "new Losses(crossEntropy(weighted), Optional.empty())");
        runtime(
                of,
                "targets taken to add up to 1",
                COMPUTE,
                "factor * (total * gradient[j] - targets[j])",
                "factor * (gradient[j] - targets[j])",
                Check.quotients(Specimens.CLASSES),
                Check.interpreter(Specimens.CLASSES));
    }

    private void positiveWeights() {
        String of = "positive weights";
        Check interpreter = Check.interpreter(Specimens.QUESTIONS);
        processor(
                of,
                "the first for all outputs",
                "inference.LossMembers",
                "} else if (values.size() == 1) {",
                "} else if (!values.isEmpty()) {",
                interpreter,
                Check.reference("sigmoid_cross_entropy"));
        processor(
                of,
                "of other outputs",
                BUILDER,
                "new Operation.Constant(values)",
                "new Operation.Constant(values.stream().sorted(java.util.Collections.reverseOrder()).toList())",
                interpreter);
        mutants.add(Mutant.ofGenerated(
                of,
                "of another output in the gradient",
                "(void backwardY[\\s\\S]*Y_POSITIVE_WEIGHTS\\[)j\\]",
                "$12 - j]",
                Check.quotients(Specimens.QUESTIONS),
                interpreter));
    }

    private void classes(String of, String fault, String file, String text, String replacement) {
        processor(of, fault, file, text, replacement, Check.interpreter(Specimens.CLASSES));
    }

    private void processor(String of, String fault, String file, String text, String replacement, Check... checks) {
        mutants.add(Mutant.ofProcessor(of, fault, file, text, replacement, checks));
    }

    private void runtime(String of, String fault, String file, String text, String replacement, Check... checks) {
        mutants.add(Mutant.ofRuntime(of, fault, file, text, replacement, checks));
    }
}
