// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.graph.Arithmetic;
import org.gradwright.processor.graph.Broadcast;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.ValueType;
import org.gradwright.processor.plan.Step.Argument;
import org.gradwright.processor.plan.Step.Assignment;
import org.gradwright.processor.plan.Step.Operand;

/** From groups of nodes to steps. */
final class Lowering {
    private final Graph graph;
    private final Schedule schedule;
    private final Map<Integer, String> arrays;
    private final Map<Integer, String> offsets;
    private final Map<Integer, Integer> gradientOf;

    /**
     * @param arrays names of the arrays of stored values, by node id
     * @param offsets constants of the offsets of parameters and statistics, by node id
     * @param gradientOf for nodes that are gradients of parameters, the parameter
     */
    Lowering(
            Schedule schedule,
            Map<Integer, String> arrays,
            Map<Integer, String> offsets,
            Map<Integer, Integer> gradientOf) {
        this.graph = schedule.graph();
        this.schedule = schedule;
        this.arrays = arrays;
        this.offsets = offsets;
        this.gradientOf = gradientOf;
    }

    /** The steps of one phase, a section for every run of groups of one layer. */
    List<Section> sections(Group.Phase phase) {
        List<Section> sections = new ArrayList<>();
        String layer = "";
        List<Step> steps = new ArrayList<>();
        for (Group group : schedule.groups(phase)) {
            if (!steps.isEmpty() && !group.layer().equals(layer)) {
                sections.add(new Section(layer, FrozenMerging.merge(steps)));
                steps.clear();
            }
            layer = group.layer();
            steps.addAll(steps(group));
        }
        if (!steps.isEmpty()) {
            sections.add(new Section(layer, FrozenMerging.merge(steps)));
        }
        return sections;
    }

    /** Where a value lies. */
    Location location(int id) {
        Node node = graph.node(Schedule.root(graph, id));
        Operation operation = node.operation();
        if (operation instanceof Operation.Parameter) {
            return new Location.Slice(Location.Store.PARAMETERS, offset(node));
        }
        if (operation instanceof Operation.Statistic) {
            return new Location.Slice(Location.Store.STATISTICS, offset(node));
        }
        if (operation instanceof Operation.BatchSize) {
            return new Location.Rows();
        }
        if (operation instanceof Operation.Seed) {
            return new Location.Scale();
        }
        String array = arrays.get(node.id());
        if (array == null) {
            throw new IllegalStateException("'" + node.name() + "' has no place");
        }
        return new Location.Array(array);
    }

    private String offset(Node node) {
        String offset = offsets.get(node.id());
        if (offset == null) {
            throw new IllegalStateException("'" + node.name() + "' has no offset");
        }
        return offset;
    }

    private List<Step> steps(Group group) {
        List<Step> steps = new ArrayList<>();
        if (group.isLoop()) {
            steps.add(loop(group));
        } else {
            group.nodes().forEach(node -> step(node).ifPresent(steps::add));
        }
        for (Node node : group.nodes()) {
            Integer parameter = gradientOf.get(node.id());
            if (parameter != null && !schedule.sinks().contains(node.id())) {
                steps.add(trainedOnly(parameter, addToGradient(node, parameter)));
            }
        }
        return steps;
    }

    private Step loop(Group group) {
        List<Assignment> assignments = new ArrayList<>();
        for (Node node : group.nodes()) {
            List<Operand> operands = new ArrayList<>();
            for (int input : node.inputs()) {
                operands.add(group.contains(input) ? new Operand.Local(graph.node(input).name()) : element(input, node));
            }
            Optional<Location> stored =
                    schedule.stored(node) ? Optional.of(location(node.id())) : Optional.empty();
            Formula formula = Group.formula(node).orElseThrow();
            assignments.add(new Assignment(node.name(), formula, operands, stored, false));
        }
        return new Step.Loop(group.nodes().get(0).shape(), assignments);
    }

    private Operand element(int input, Node reader) {
        return new Operand.Element(location(input), Broadcast.of(graph.node(input).shape(), reader.shape()));
    }

    private Step single(Node node, Formula formula, Operand... operands) {
        Assignment assignment = new Assignment(
                node.name(), formula, List.of(operands), Optional.of(location(node.id())), false);
        return new Step.Loop(node.shape(), List.of(assignment));
    }

    private Step addToGradient(Node gradient, int parameter) {
        Operand value = element(gradient.id(), gradient);
        Assignment assignment = new Assignment(
                gradient.name(), Arithmetic.COPY, List.of(value), Optional.of(gradientSlice(parameter)), true);
        return new Step.Loop(gradient.shape(), List.of(assignment));
    }

    private Location gradientSlice(int parameter) {
        return new Location.Slice(Location.Store.GRADIENTS, offset(graph.node(parameter)));
    }

    private Step trainedOnly(int parameter, Step step) {
        return new Step.Frozen(graph.node(parameter).layer(), List.of(), List.of(step));
    }

    private Optional<Step> step(Node node) {
        Operation operation = node.operation();
        if (operation instanceof Operation.Reshape || operation instanceof Operation.WeightedSum) {
            return Optional.empty();
        }
        if (operation instanceof Operation.Product) {
            return Optional.of(product(node, "product", input(node, 1)));
        }
        if (operation instanceof Operation.ProductTransposed) {
            return Optional.of(product(node, "productTransposed", input(node, 1)));
        }
        if (operation instanceof Operation.TransposedProduct) {
            return Optional.of(sink(node, "addTransposedProduct"));
        }
        if (operation instanceof Operation.ColumnSum) {
            return Optional.of(schedule.sinks().contains(node.id())
                    ? sink(node, "addColumnSums")
                    : call("columnSums", value(node, 0), out(node), rows(node, 0), columns(node, 0)));
        }
        if (operation instanceof Operation.BatchMean mean) {
            return Optional.of(statistic(
                    mean.layer(),
                    node,
                    1,
                    call("columnMeans", value(node, 0), out(node), rows(node, 0), columns(node, 0))));
        }
        if (operation instanceof Operation.BatchVariance variance) {
            return Optional.of(statistic(
                    variance.layer(),
                    node,
                    2,
                    call(
                            "columnVariances",
                            value(node, 0),
                            value(node, 1),
                            out(node),
                            rows(node, 0),
                            columns(node, 0))));
        }
        if (operation instanceof Operation.RememberMean remember) {
            return Optional.of(new Step.Frozen(
                    remember.layer(),
                    List.of(),
                    List.of(call(
                            "updateRunningMean",
                            value(node, 0),
                            value(node, 1),
                            new Argument.Real(remember.momentum()),
                            columns(node, 0)))));
        }
        if (operation instanceof Operation.RememberVariance remember) {
            return Optional.of(new Step.Frozen(
                    remember.layer(),
                    List.of(),
                    List.of(call(
                            "updateRunningVariance",
                            value(node, 0),
                            value(node, 1),
                            new Argument.Real(remember.momentum()),
                            new Argument.Rows(remember.valuesOfARow()),
                            columns(node, 0)))));
        }
        if (operation instanceof Operation.BatchNormalizeGradient gradient) {
            return Optional.of(normalizeGradient(node, gradient.layer()));
        }
        if (operation instanceof Operation.DropoutMask mask) {
            return Optional.of(call(
                    "dropoutMask",
                    out(node),
                    new Argument.Rows(node.shape().size()),
                    new Argument.MaskKey(mask.layer(), mask.call()),
                    new Argument.Real(mask.rate())));
        }
        if (operation instanceof Operation.Softmax) {
            return Optional.of(call("softmax", value(node, 0), out(node), rows(node, 0), columns(node, 0)));
        }
        if (operation instanceof Operation.SoftmaxCrossEntropy) {
            return Optional.of(call(
                    crossEntropy(node), value(node, 0), value(node, 1), out(node), rows(node, 0), columns(node, 0)));
        }
        if (operation instanceof Operation.SoftmaxCrossEntropyGradient) {
            return Optional.of(call(
                    crossEntropy(node) + "Gradient",
                    value(node, 0),
                    value(node, 1),
                    value(node, 2),
                    out(node),
                    rows(node, 0),
                    columns(node, 0)));
        }
        throw new IllegalStateException("no step for " + operation);
    }

    /** Routines take labels and probabilities as targets under two names. */
    private String crossEntropy(Node node) {
        return input(node, 1).type() == ValueType.LABELS ? "sparseSoftmaxCrossEntropy" : "softmaxCrossEntropy";
    }

    private Step product(Node node, String routine, Node weight) {
        return call(
                routine,
                value(node, 0),
                value(node, 1),
                out(node),
                rows(node, 0),
                new Argument.Count(weight.shape().extents().get(0)),
                new Argument.Count(weight.shape().extents().get(1)));
    }

    /** A gradient of a parameter that is added to the network's gradients by the routine that computes it. */
    private Step sink(Node node, String routine) {
        Integer parameter = gradientOf.get(node.id());
        if (parameter == null || !schedule.sinks().contains(node.id())) {
            throw new IllegalStateException("'" + node.name() + "' is not the gradient of one parameter");
        }
        List<Argument> arguments = new ArrayList<>();
        node.inputs().forEach(input -> arguments.add(new Argument.Value(location(input))));
        arguments.add(new Argument.Value(gradientSlice(parameter)));
        arguments.add(rows(node, 0));
        if (node.shape().extents().size() == 2) {
            arguments.add(new Argument.Count(node.shape().extents().get(0)));
        }
        arguments.add(new Argument.Count(node.shape().last()));
        return trainedOnly(parameter, new Step.Call(routine, arguments));
    }

    /** A statistic of the batch, or the running one where the layer is frozen. */
    private Step statistic(String layer, Node node, int running, Step computed) {
        return new Step.Frozen(
                layer, List.of(single(node, Arithmetic.COPY, element(node.input(running), node))), List.of(computed));
    }

    private Step normalizeGradient(Node node, String layer) {
        Operand[] all = node.inputs().stream().map(input -> element(input, node)).toArray(Operand[]::new);
        Step frozen = single(node, Arithmetic.FROZEN_NORMALIZE_GRADIENT, all[0], all[3], all[4]);
        Step trained = single(node, Arithmetic.NORMALIZE_GRADIENT, all);
        return new Step.Frozen(layer, List.of(frozen), List.of(trained));
    }

    private Node input(Node node, int index) {
        return graph.node(node.input(index));
    }

    private Argument value(Node node, int index) {
        return new Argument.Value(location(node.input(index)));
    }

    private Argument out(Node node) {
        return new Argument.Value(location(node.id()));
    }

    /** How many vectors along its last axis an input has. */
    private Argument rows(Node node, int index) {
        var shape = input(node, index).shape();
        return new Argument.Rows(shape.size() / shape.last());
    }

    private Argument columns(Node node, int index) {
        return new Argument.Count(input(node, index).shape().last());
    }

    private static Step call(String routine, Argument... arguments) {
        return new Step.Call(routine, List.of(arguments));
    }
}
