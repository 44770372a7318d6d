// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.FormulaBuilder;
import org.gradwright.processor.graph.Arithmetic;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.GraphChecker;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;

/**
 * Batch normalization of prediction as one multiplication and one addition for every value:
 * {@code (x - mean) / sqrt(variance + epsilon) * scale + shift = x * factor + offset} with
 * {@code factor = scale / sqrt(variance + epsilon)} and {@code offset = shift - mean * factor}. Where x is a sum
 * {@code product + bias} that nothing else reads, the bias goes into the offset: {@code product * factor + offset} with
 * {@code offset = (bias - mean) * factor + shift}.
 *
 * <p>Factor and offset depend on parameters and statistics alone, and so are computed once for many predictions. To multiply
 * the weights by them as well would save one multiplication for each value, of whose product every value takes as many as the
 * weight has rows; it would cost a second copy of all weights, to be made anew after every training step.
 */
final class NormFolding {
    private final Graph graph;
    private final Set<Integer> asked;
    private final boolean[] needed;
    private final List<Node> nodes;

    private NormFolding(Graph graph, Set<Integer> asked) {
        this.graph = graph;
        this.asked = asked;
        this.needed = graph.needed(asked.stream());
        this.nodes = new ArrayList<>(graph.nodes());
    }

    /**
     * A graph of prediction with folded normalizations. What only training needs gives its place to new nodes.
     *
     * @param asked what is read from outside
     */
    static Graph of(Graph prediction, Set<Integer> asked) {
        NormFolding folding = new NormFolding(prediction, asked);
        prediction.nodes(Operation.BatchNormalize.class).forEach(folding::fold);
        return GraphChecker.checked(new Graph(
                prediction.name(),
                folding.nodes,
                prediction.layers(),
                prediction.outputs(),
                List.of(),
                List.of(),
                List.of()));
    }

    /** The nodes that depend on parameters and statistics alone, and are computed from them element by element. */
    static boolean[] derived(Graph graph) {
        boolean[] derived = new boolean[graph.nodes().size()];
        for (Node node : graph.nodes()) {
            derived[node.id()] = node.operation() instanceof Operation.Elementwise
                    && node.inputs().stream().allMatch(input -> derived[input] || isStored(graph.node(input)));
        }
        return derived;
    }

    private static boolean isStored(Node node) {
        return node.operation() instanceof Operation.Parameter || node.operation() instanceof Operation.Statistic;
    }

    /** Folds a normalization of x, mean, inverse, scale and shift. */
    private void fold(Node norm) {
        Node x = graph.node(norm.input(0));
        int mean = norm.input(1);
        Node inverse = graph.node(norm.input(2));
        int shift = norm.input(4);
        Node before = graph.node(inverse.id() - 1);
        if (!(before.operation() instanceof Operation.RememberVariance)
                || !(inverse.operation() instanceof Operation.Elementwise inversion)) {
            throw new IllegalStateException("'" + norm.name() + "' has no place for its factor and offset");
        }
        String factor = inverse.name().replaceFirst("Inverse(?=\\d*$)", "Factor");
        String offset = inverse.name().replaceFirst("Inverse(?=\\d*$)", "Offset");
        put(before, factor, factor(inversion.formula()), List.of(inverse.input(0), norm.input(3)));
        Optional<Node> sum = Optional.of(x).filter(this::isBiasedAndReadOnce);
        put(
                inverse,
                offset,
                sum.isPresent() ? biasedOffset() : offset(),
                sum.map(each -> List.of(each.input(1), mean, before.id(), shift))
                        .orElse(List.of(mean, before.id(), shift)));
        put(
                norm,
                norm.name(),
                Arithmetic.SCALE_AND_SHIFT,
                List.of(sum.map(each -> each.input(0)).orElse(x.id()), before.id(), inverse.id()));
    }

    private void put(Node place, String name, Formula formula, List<Integer> inputs) {
        Operation operation = new Operation.Elementwise(formula);
        nodes.set(
                place.id(), new Node(place.id(), name, place.layer(), operation, inputs, place.shape(), place.type()));
    }

    /** Whether a value is a sum with a bias that nothing reads but one normalization. */
    private boolean isBiasedAndReadOnce(Node sum) {
        return sum.operation().equals(new Operation.Elementwise(Arithmetic.ADD))
                && graph.node(sum.input(1)).operation() instanceof Operation.Parameter
                && !asked.contains(sum.id())
                && graph.nodes().stream()
                                .filter(node -> needed[node.id()])
                                .flatMap(node -> node.inputs().stream())
                                .filter(input -> input == sum.id())
                                .count()
                        == 1;
    }

    private static Formula factor(Formula inversion) {
        FormulaBuilder f = new FormulaBuilder(List.of("variance", "scale"));
        return f.build("factor", f.multiply(f.append(inversion, f.input(0))[0], f.input(1)));
    }

    private static Formula offset() {
        FormulaBuilder f = new FormulaBuilder(List.of("mean", "factor", "shift"));
        return f.build("offset", f.subtract(f.input(2), f.multiply(f.input(0), f.input(1))));
    }

    private static Formula biasedOffset() {
        FormulaBuilder f = new FormulaBuilder(List.of("bias", "mean", "factor", "shift"));
        int folded = f.multiply(f.subtract(f.input(0), f.input(1)), f.input(2));
        return f.build("offset", f.add(folded, f.input(3)));
    }
}
