// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.declaration.LossOptions;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.graph.Arithmetic;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.NodeList;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Operation.Reduction;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.graph.ValueType;

/** The one number that a loss makes of a batch: the losses of its elements or rows, masked, weighted and added up. */
final class ObjectiveBuilder {
    private static final String PACKAGE = "org.gradwright.loss.";

    /** Losses over a whole row, which are an operation of the graph rather than a formula. */
    static final Set<String> SOFTMAX_CROSS_ENTROPIES =
            Set.of(PACKAGE + "CategoricalCrossEntropy", PACKAGE + "SparseCategoricalCrossEntropy");

    /** A loss that compares two batches, which is an operation of the graph as well. */
    static final String DISCREPANCY = PACKAGE + "MaximumMeanDiscrepancy";

    /** Losses whose formula is one term of the loss of a row. */
    private static final Set<String> SUMS_OVER_ROWS = Set.of(PACKAGE + "CrossEntropy");

    /** Losses that take the root of the mean over the batch. */
    private static final Set<String> ROOTS = Set.of(PACKAGE + "RootMeanSquaredError");

    private final String name;
    private final AnnotationUse loss;
    private final LossOptions options;
    private final Node raw;
    private final Construction construction;
    private final NodeList nodes;
    private final Diagnostics diagnostics;

    /**
     * A builder of one objective.
     *
     * @param name of the member that has the loss
     * @param raw what the loss takes and is trained, which gives the shape of what is computed for every element
     */
    ObjectiveBuilder(String name, AnnotationUse loss, LossOptions options, Node raw, Construction construction) {
        this.name = name;
        this.loss = loss;
        this.options = options;
        this.raw = raw;
        this.construction = construction;
        this.nodes = construction.nodes;
        this.diagnostics = construction.diagnostics;
    }

    /**
     * Losses before they are added up.
     *
     * @param values of the elements, {@code [batch, values]}, or of the rows, {@code [batch]}
     * @param counted what a mean divides by the sum of, where that is not their number
     */
    private record Losses(Node values, Optional<Node> counted) {}

    /** The node of that number, for a prediction and its target; empty when a problem was reported. */
    Optional<Node> build(Node target) {
        if (loss.type().equals(DISCREPANCY)) {
            return discrepancy(target);
        }
        return total(
                SOFTMAX_CROSS_ENTROPIES.contains(loss.type())
                        ? softmaxCrossEntropy(target)
                        : byFormula(List.of(target, raw), List.of(1)));
    }

    private Optional<Node> discrepancy(Node target) {
        boolean accepted = LossMembers.finite(options, diagnostics);
        if (options.masked().isPresent()) {
            diagnostics.report(Problem.MASKED_DISCREPANCY, options.masked().get(), loss.simpleName(), name);
            return Optional.empty();
        }
        if (!accepted) {
            return Optional.empty();
        }
        Node weights = construction.compute("sampleWeight", new Operation.SampleWeight(), Shape.batch());
        Operation operation = new Operation.Discrepancy(loss.number("bandwidth"));
        double factor = options.factor();
        Node total = add(factor == 1 ? "Loss" : "Discrepancy", operation, Shape.SCALAR, raw, target, weights);
        return Optional.of(
                factor == 1
                        ? total
                        : add("Loss", new Operation.Elementwise(Arithmetic.times(factor)), Shape.SCALAR, total));
    }

    /** The node of that number, for the tensors that the formula takes first; empty when a problem was reported. */
    Optional<Node> build(List<Node> tensors) {
        return total(
                byFormula(tensors, IntStream.range(0, tensors.size()).boxed().toList()));
    }

    private Optional<Node> total(Optional<Losses> losses) {
        boolean weighed = LossMembers.finite(options, diagnostics);
        return weighed ? losses.map(this::masked).map(this::total) : Optional.empty();
    }

    /**
     * The losses that a formula says: of every element, or of every row where it takes rows.
     *
     * @param trained which of the tensors can be trained
     */
    private Optional<Losses> byFormula(List<Node> tensors, List<Integer> trained) {
        Optional<LossMembers.Bound> found = construction
                .formulas
                .formula(loss)
                .flatMap(formula -> members()
                        .bind(formula, tensors.stream().map(Node::shape).toList()))
                .filter(bound -> hasSlope(bound.formula(), trained));
        return found.map(bound -> {
            List<Node> inputs = new ArrayList<>(tensors);
            bound.lists().forEach(name -> inputs.add(constant(name, loss.numbers(name))));
            Node[] all = inputs.toArray(Node[]::new);
            Node losses = bound.isOfRows()
                    ? add("Losses", new Operation.Rowwise(bound.formula()), Shape.batch(), all)
                    : computed("Losses", bound.formula(), all);
            return new Losses(losses, Optional.empty());
        });
    }

    /** Whether the loss has a slope with the values of its annotation; if not, that is reported. */
    private boolean hasSlope(Formula formula, List<Integer> trained) {
        boolean flat = trained.stream().allMatch(input -> FormulaRules.isFlat(formula, input));
        if (flat) {
            diagnostics.report(
                    Problem.FLAT_LOSS,
                    loss.place(),
                    loss.simpleName(),
                    trained.size() == 1
                            ? formula.inputs().get(trained.get(0))
                            : FormulaRules.names(formula, trained.size()));
        }
        return !flat;
    }

    /** Label smoothing and class weights are in the distribution that the softmax is compared with. */
    private Optional<Losses> softmaxCrossEntropy(Node target) {
        Optional<List<Double>> weights = members().classWeights();
        double smoothing = loss.number("labelSmoothing");
        if (weights.isEmpty()) {
            return Optional.empty();
        }
        if (weights.get().isEmpty() && smoothing == 0) {
            return Optional.of(new Losses(crossEntropy(target), Optional.empty()));
        }
        int classes = raw.shape().last();
        Node distribution = target.type() == ValueType.LABELS
                ? add("OneHot", new Operation.OneHot(classes), raw.shape(), target)
                : target;
        Node smoothed = smoothing == 0
                ? distribution
                : computed("Smoothed", Arithmetic.smoothed(smoothing, classes), distribution);
        if (weights.get().isEmpty()) {
            return Optional.of(new Losses(crossEntropy(smoothed), Optional.empty()));
        }
        Node constant = constant("classWeights", weights.get());
        Node counted = computed("Weighted", Arithmetic.MULTIPLY, distribution, constant);
        Node weighted =
                smoothing == 0 ? counted : computed("SmoothedWeighted", Arithmetic.MULTIPLY, smoothed, constant);
        return Optional.of(new Losses(crossEntropy(weighted), Optional.of(counted)));
    }

    private Node crossEntropy(Node distribution) {
        return add("Losses", new Operation.SoftmaxCrossEntropy(), Shape.batch(), raw, distribution);
    }

    /** What the mask leaves; a mask has one number for each loss, or for each row where a row is one loss. */
    private Losses masked(Losses losses) {
        if (options.masked().isEmpty()) {
            return losses;
        }
        Shape shape = SUMS_OVER_ROWS.contains(loss.type())
                ? Shape.batch()
                : losses.values().shape();
        String column = maskColumn(name);
        Node mask = nodes.add(column, "", new Operation.Target(column, Operation.Numbers.ANY), List.of(), shape);
        Node counted = losses.counted()
                .map(node -> computed("Counted", Arithmetic.MULTIPLY, node, mask))
                .orElse(mask);
        Operation masked = new Operation.Elementwise(Arithmetic.MASKED);
        Node values = add("Masked", masked, losses.values().shape(), losses.values(), mask);
        return new Losses(values, Optional.of(counted));
    }

    /** The column of the data that holds the mask of a member's loss. */
    static String maskColumn(String member) {
        return member + "Mask";
    }

    private Node total(Losses losses) {
        Reduction reduction = loss.constant("reduction", "MEAN").equals("SUM") ? Reduction.SUM : Reduction.MEAN;
        if (reduction == Reduction.MEAN && SUMS_OVER_ROWS.contains(loss.type())) {
            reduction = Reduction.ROW_MEAN;
        }
        boolean root = ROOTS.contains(loss.type());
        double weight = options.factor();
        double factor = root ? 1 : weight;
        Node weights = construction.compute("sampleWeight", new Operation.SampleWeight(), Shape.batch());
        String suffix = root ? "MeanSquare" : "Loss";
        Node total;
        if (losses.counted().isPresent() && reduction != Reduction.SUM) {
            Node divisor = add(
                    "Divisor",
                    new Operation.Divisor(),
                    Shape.SCALAR,
                    losses.counted().get());
            total = add(suffix, new Operation.WeightedMean(factor), Shape.SCALAR, losses.values(), weights, divisor);
        } else {
            total = add(suffix, new Operation.WeightedSum(reduction, factor), Shape.SCALAR, losses.values(), weights);
        }
        return root ? add("Loss", new Operation.Elementwise(Arithmetic.root(weight)), Shape.SCALAR, total) : total;
    }

    private LossMembers members() {
        return new LossMembers(loss, name, raw.shape().last(), diagnostics);
    }

    private Node constant(String member, List<Double> values) {
        String suffixed = name + LayerSite.capitalized(member);
        return nodes.add(suffixed, name, new Operation.Constant(values), List.of(), Shape.fixed(values.size()));
    }

    /** A number for each output, computed by a formula. */
    private Node computed(String suffix, Formula formula, Node... inputs) {
        return add(suffix, new Operation.Elementwise(formula), raw.shape(), inputs);
    }

    private Node add(String suffix, Operation operation, Shape shape, Node... inputs) {
        List<Integer> ids = Arrays.stream(inputs).map(Node::id).toList();
        return nodes.add(name + suffix, name, operation, ids, shape);
    }
}
