// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradwright.processor.graph.Arithmetic;
import org.gradwright.processor.graph.Axis;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.graph.TrainingGraph;
import org.gradwright.processor.graph.ValueType;
import org.gradwright.processor.plan.Buffer;
import org.gradwright.processor.plan.Layout;
import org.gradwright.processor.plan.Plan;

/**
 * No value is overwritten while it is needed. Each pass of a plan is played through with the names of values in the place of
 * values: whatever is read must still lie where it was put, and a loop may write over what it reads only element by element.
 */
public final class LayoutCheck {
    private final Plan plan;
    private final TrainingGraph training;
    private final Layout layout;
    private final Map<String, Buffer> buffers;
    /** The name of the value that each array holds. */
    private final Map<String, String> holds = new HashMap<>();

    private int placed;

    private LayoutCheck(Plan plan, TrainingGraph training) {
        this.plan = plan;
        this.training = training;
        this.layout = plan.layout();
        this.buffers = plan.buffers().stream().collect(Collectors.toMap(Buffer::name, Function.identity()));
    }

    /**
     * Plays through prediction, evaluation and training; returns how many values were put somewhere.
     *
     * @param training what was planned
     */
    public static int check(Plan plan, TrainingGraph training) {
        LayoutCheck check = new LayoutCheck(plan, training);
        check.prediction();
        if (!plan.graph().objectives().isEmpty()) {
            check.evaluation();
            check.training();
        }
        training.outputs().ifPresent(check::outputs);
        return check.placed;
    }

    private void prediction() {
        start(layout.inference());
        run(layout.inference(), false);
        links();
        plan.graph().outputs().forEach(this::readable);
    }

    private void evaluation() {
        start(layout.evaluation());
        run(layout.evaluation(), false);
        run(layout.losses(), false);
        summable();
        links();
        plan.graph().outputs().stream().filter(plan.graph()::isTrained).forEach(this::readable);
    }

    /** The outputs can be read before the backward pass and after it. */
    private void training() {
        List<Graph.Output> outputs =
                plan.graph().outputs().stream().filter(plan.graph()::isTrained).toList();
        start(layout.forward());
        run(layout.forward(), true);
        run(layout.losses(), true);
        summable();
        links();
        outputs.forEach(this::readable);
        run(layout.backward(), true);
        training.inputs().forEach(gradient -> {
            Node value = training.graph().node(gradient.value());
            read(value, layout.backward(), "the gradient of " + gradient.of());
        });
        links();
        outputs.forEach(this::readable);
    }

    /** The backward pass from given gradients needs no loss. */
    private void outputs(TrainingGraph.OutputPass pass) {
        start(layout.forward());
        run(layout.forward(), true);
        links();
        pass.given().forEach(gradient -> put(training.graph().node(gradient.value()), layout.outputs()));
        run(layout.outputs(), true);
        pass.inputs().forEach(gradient -> {
            Node value = training.graph().node(gradient.value());
            read(value, layout.outputs(), "the gradient of " + gradient.of());
        });
        links();
        plan.graph().outputs().stream().filter(plan.graph()::isTrained).forEach(this::readable);
    }

    /** What comes from outside lies where it belongs; nothing else does. */
    private void start(Layout.Part part) {
        holds.clear();
        for (Node node : part.graph().nodes()) {
            boolean given = node.operation() instanceof Operation.Input
                    || node.operation() instanceof Operation.Target
                    || node.operation() instanceof Operation.SampleWeight;
            if (given) {
                put(node, part);
            }
        }
    }

    private void links() {
        run(layout.links(), false);
    }

    private void readable(Graph.Output output) {
        read(layout.links().graph().node(output.value()), layout.links(), "outside");
    }

    /** What the losses are summed over is there. */
    private void summable() {
        Layout.Part losses = layout.losses();
        for (Graph.Objective objective : plan.graph().objectives()) {
            Node value = losses.graph().node(objective.value());
            List<Integer> summed = value.operation() instanceof Operation.Total ? value.inputs() : List.of(value.id());
            summed.forEach(id -> read(losses.graph().node(id), losses, value.name()));
        }
    }

    private void run(Layout.Part part, boolean training) {
        for (List<Integer> group : part.groups()) {
            List<Node> nodes = group.stream().map(part.graph()::node).toList();
            boolean loop = nodes.stream().allMatch(LayoutCheck::isElementwise);
            boolean pooled = isPooled(nodes);
            assertThat(nodes.size() == 1 || loop || isStarted(nodes) || pooled)
                    .as(nodes + " in one loop")
                    .isTrue();
            Map<String, Shape> read = new HashMap<>();
            for (Node node : nodes) {
                for (int input : node.inputs()) {
                    if (!group.contains(input)) {
                        Node source = root(part.graph(), input);
                        String array = read(source, part, node.name());
                        read.put(array, part.graph().node(input).shape());
                    }
                }
                String array = part.arrays().get(node.id());
                if (!loop && nodes.size() > 1 && node.id() == nodes.get(0).id()) {
                    assertThat(array)
                            .as("the array of " + node.name() + ", to which a row is added")
                            .isNull();
                }
                if (array == null || node.operation() instanceof Operation.Reshape) {
                    continue;
                }
                assertThat(training || !buffer(array).training())
                        .as(array + " of " + node.name() + ", without training")
                        .isTrue();
                if (read.containsKey(array)) {
                    assertThat((loop && alike(node.shape(), read.get(array))) || isInPlace(node, array, part))
                            .as(node.name() + " in the place of what it is computed from, " + array)
                            .isTrue();
                }
                put(node, part);
                if (pooled) {
                    // The values of a convolution lie there while maxima of them are taken; what is left may be
                    // anything.
                    read.put(array, node.shape());
                }
            }
            if (pooled) {
                holds.put(part.arrays().get(nodes.get(1).id()), "anything");
            }
        }
    }

    /** Whether the gradient of maxima may lie where the values do that the maxima are of: each is in one window. */
    private static boolean isInPlace(Node node, String array, Layout.Part part) {
        return node.operation() instanceof Operation.WindowMaxGradient maxima
                && isTiled(maxima.window().rows())
                && isTiled(maxima.window().columns())
                && array.equals(
                        part.arrays().get(root(part.graph(), node.input(1)).id()))
                && !array.equals(
                        part.arrays().get(root(part.graph(), node.input(0)).id()));
    }

    private static boolean isTiled(Axis axis) {
        return axis.stride() == axis.kernel()
                && axis.dilation() == 1
                && axis.before() == 0
                && axis.extent() == axis.kernel() * axis.count();
    }

    /** Whether values of two shapes correspond in the order in which they lie: one number a row has one index in both. */
    private static boolean alike(Shape one, Shape other) {
        return one.equals(other) || (one.batched() == other.batched() && one.size() == 1 && other.size() == 1);
    }

    private void put(Node node, Layout.Part part) {
        String array = part.arrays().get(node.id());
        assertThat(array).as("the array of " + node.name()).isNotNull();
        Buffer buffer = buffer(array);
        assertThat(buffer.size())
                .as("size of " + array + " for " + node)
                .isEqualTo(node.shape().size());
        Buffer.Kind kind = node.type() == ValueType.LABELS
                ? Buffer.Kind.LABELS
                : node.shape().batched() ? Buffer.Kind.ROWS : Buffer.Kind.FIXED;
        assertThat(buffer.kind()).as("kind of " + array + " for " + node).isEqualTo(kind);
        holds.put(array, node.name());
        placed++;
    }

    /** Reads a value; the array it must lie in, or an empty text for what lies in none. */
    private String read(Node node, Layout.Part part, String reader) {
        Node source = root(part.graph(), node.id());
        Operation operation = source.operation();
        if (operation instanceof Operation.Parameter
                || operation instanceof Operation.Statistic
                || operation instanceof Operation.Constant
                || operation instanceof Operation.BatchSize
                || operation instanceof Operation.Seed
                || isDerived(source, part)) {
            return "";
        }
        String array = part.arrays().get(source.id());
        assertThat(array)
                .as("the array of " + source.name() + ", which " + reader + " reads")
                .isNotNull();
        assertThat(holds.get(array))
                .as(array + ", where " + reader + " reads " + source.name())
                .isEqualTo(source.name());
        return array;
    }

    /** Whether a value lies in an array of the network, where it was computed before the pass. */
    private boolean isDerived(Node node, Layout.Part part) {
        return part.graph().equals(plan.derivation().graph())
                && plan.derivation().values().stream().anyMatch(stored -> stored.node() == node.id());
    }

    private Buffer buffer(String array) {
        Buffer buffer = buffers.get(array);
        assertThat(buffer).as("buffer " + array).isNotNull();
        return buffer;
    }

    /** Whether these are a product, or a convolution, and what is added to each of its rows and to nothing else. */
    private static boolean isStarted(List<Node> nodes) {
        Operation first = nodes.get(0).operation();
        return nodes.size() == 2
                && (first instanceof Operation.Product || first instanceof Operation.Convolution)
                && nodes.get(1).operation().equals(new Operation.Elementwise(Arithmetic.ADD))
                && nodes.get(1).input(0) == nodes.get(0).id();
    }

    /** Whether these are a convolution that starts with a row, and maxima of windows on its values. */
    private static boolean isPooled(List<Node> nodes) {
        return nodes.size() == 3
                && isStarted(nodes.subList(0, 2))
                && nodes.get(0).operation() instanceof Operation.Convolution
                && nodes.get(2).operation() instanceof Operation.WindowMax
                && nodes.get(2).input(0) == nodes.get(1).id();
    }

    private static boolean isElementwise(Node node) {
        return node.operation() instanceof Operation.Elementwise
                || node.operation() instanceof Operation.Dropout
                || node.operation() instanceof Operation.Disturb
                || node.operation() instanceof Operation.BatchNormalize
                || node.operation() instanceof Operation.BatchNormalizeGradient;
    }

    /** The node that a reshaped value is the value of. */
    private static Node root(Graph graph, int id) {
        Node node = graph.node(id);
        return node.operation() instanceof Operation.Reshape ? root(graph, node.input(0)) : node;
    }

    /** The numbers that the arrays of a session of so many rows hold together. */
    static long planned(Plan plan, int rows) {
        return plan.buffers().stream()
                .mapToLong(buffer -> buffer.size() * (buffer.kind() == Buffer.Kind.FIXED ? 1 : rows))
                .sum();
    }

    /** The numbers of an array for every value that training computes or is given. */
    static long naive(Plan plan, int rows) {
        Layout layout = plan.layout();
        Graph graph = layout.forward().graph();
        List<Integer> ids = new ArrayList<>();
        Stream.of(layout.forward(), layout.losses(), layout.backward())
                .flatMap(part -> part.groups().stream())
                .forEach(ids::addAll);
        long computed = ids.stream()
                .map(graph::node)
                .filter(node -> !(node.operation() instanceof Operation.Reshape))
                .filter(node -> layout.forward().arrays().containsKey(node.id()) || isRead(graph, node))
                .mapToLong(node -> size(node, rows))
                .sum();
        return computed
                + graph.nodes().stream()
                        .filter(node -> node.operation() instanceof Operation.Input
                                || node.operation() instanceof Operation.Target
                                || node.operation() instanceof Operation.SampleWeight)
                        .mapToLong(node -> size(node, rows))
                        .sum();
    }

    private static boolean isRead(Graph graph, Node node) {
        return graph.nodes().stream().anyMatch(reader -> reader.inputs().contains(node.id()));
    }

    private static long size(Node node, int rows) {
        return node.shape().size() * (node.shape().batched() ? rows : 1);
    }
}
