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
import org.gradwright.processor.graph.Shape;
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
    private final boolean inputGradients;
    private final List<Buffer> scratch = new ArrayList<>();

    /**
     * @param arrays names of the arrays of stored values, by node id
     * @param offsets constants of the offsets of parameters, statistics and what is derived from them, by node id
     * @param gradientOf for nodes that are gradients of parameters, the parameter
     * @param inputGradients whether a backward pass can be asked for gradients of the inputs alone
     */
    Lowering(
            Schedule schedule,
            Map<Integer, String> arrays,
            Map<Integer, String> offsets,
            Map<Integer, Integer> gradientOf,
            boolean inputGradients) {
        this.inputGradients = inputGradients;
        this.graph = schedule.graph();
        this.schedule = schedule;
        this.arrays = arrays;
        this.offsets = offsets;
        this.gradientOf = gradientOf;
    }

    /** The steps of one phase, a section for every run of groups of one layer. */
    List<Section> sections(Group.Phase phase) {
        return sections(schedule.groups(phase));
    }

    /** The steps of one pass of a phase. */
    List<Section> sections(Group.Phase phase, int pass) {
        return sections(schedule.groups(phase).stream()
                .filter(group -> group.pass() == pass)
                .toList());
    }

    private List<Section> sections(List<Group> groups) {
        List<Section> sections = new ArrayList<>();
        String layer = "";
        String value = "";
        List<Step> steps = new ArrayList<>();
        for (Group group : groups) {
            if (!steps.isEmpty() && !group.layer().equals(layer)) {
                sections.add(new Section(layer, value, FrozenMerging.merge(steps)));
                steps.clear();
            }
            layer = group.layer();
            value = group.nodes().get(group.nodes().size() - 1).name();
            steps.addAll(steps(group));
        }
        if (!steps.isEmpty()) {
            sections.add(new Section(layer, value, FrozenMerging.merge(steps)));
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
        if (operation instanceof Operation.Elementwise && offsets.containsKey(node.id())) {
            return new Location.Slice(Location.Store.DERIVED, offset(node));
        }
        if (operation instanceof Operation.Constant) {
            return new Location.Given(Node.constant(node.name()));
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
        return new Location.Array(array, node.name());
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
        if (ColumnFormulas.areOf(group.nodes().get(0), graph)) {
            steps.add(ColumnFormulas.step(group.nodes().get(0), this));
        } else if (GateSteps.isGate(group, this)) {
            steps.add(GateSteps.gate(group.nodes().get(0), this));
        } else if (group.isLoop()) {
            steps.add(loop(group));
        } else if (group.isStarted()) {
            steps.add(started(group));
        } else if (group.isPooled()) {
            steps.add(WindowSteps.pooled(
                    group.nodes().get(0), group.nodes().get(1), group.nodes().get(2), this));
        } else {
            group.nodes()
                    .forEach(node -> steps.addAll(StepRules.of(node.operation()).steps(node, this)));
        }
        for (Node node : group.nodes()) {
            Integer parameter = gradientOf.get(node.id());
            if (parameter != null && !schedule.sinks().contains(node.id())) {
                steps.add(trainedOnly(parameter, addToGradient(node, parameter)));
            }
        }
        return steps;
    }

    /** Both kinds of products take the row, and what they write, behind their two factors. */
    private Step started(Group group) {
        Node product = group.nodes().get(0);
        Node sum = group.nodes().get(1);
        if (isStored(product)) {
            throw new IllegalStateException("'" + product.name() + "' is asked for, but never computed");
        }
        boolean plain = product.operation() instanceof Operation.Product;
        return plain ? ProductSteps.started(product, sum, this) : WindowSteps.started(product, sum, this);
    }

    private Step loop(Group group) {
        List<Assignment> assignments = new ArrayList<>();
        for (Node node : group.nodes()) {
            List<Operand> operands = new ArrayList<>();
            for (int input : node.inputs()) {
                operands.add(
                        group.contains(input)
                                ? new Operand.Local(graph.node(input).name())
                                : element(input, node));
            }
            Optional<Location> stored = schedule.stored(node) ? Optional.of(location(node.id())) : Optional.empty();
            Formula formula = Group.formula(node).orElseThrow();
            assignments.add(new Assignment(node.name(), formula, operands, stored, false));
        }
        return new Step.Loop(group.nodes().get(0).shape(), assignments);
    }

    private Operand element(int input, Node reader) {
        return new Operand.Element(
                location(input), Broadcast.of(graph.node(input).shape(), reader.shape()));
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
        String layer = graph.node(parameter).layer();
        return inputGradients
                ? new Step.Gradients(layer, List.of(step))
                : new Step.Frozen(layer, List.of(), List.of(step));
    }

    /** The arrays that steps keep numbers in while they run. */
    List<Buffer> scratch() {
        return scratch;
    }

    // ----- what rules are made of

    /** An array of its own in which the step of a node keeps numbers; its name. */
    String scratch(Node node, String name, int length) {
        String array = node.name() + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        String content = "what the loops of " + node.name() + " keep of '" + name + "'";
        scratch.add(new Buffer(array, Buffer.Kind.FIXED, Math.max(1, length), true, List.of(content)));
        return array;
    }

    Node input(Node node, int index) {
        return graph.node(node.input(index));
    }

    /** An input as an argument of a routine. */
    Argument value(Node node, int index) {
        return new Argument.Value(location(node.input(index)));
    }

    /** The node's own value as an argument of a routine. */
    Argument out(Node node) {
        return new Argument.Value(location(node.id()));
    }

    /** How many vectors along its last axis an input has. */
    Argument rows(Node node, int index) {
        Shape shape = input(node, index).shape();
        return new Argument.Rows(shape.size() / shape.last());
    }

    /** The extent of an input's last axis. */
    Argument columns(Node node, int index) {
        return new Argument.Count(input(node, index).shape().last());
    }

    /** The windows of a node's operation. */
    Argument windows(Node node) {
        return new Argument.Windows(Windows.constant(graph, node));
    }

    /** A loop that computes the node from elements of its inputs. */
    Step computed(Node node, Formula formula, int... inputs) {
        List<Operand> operands = new ArrayList<>();
        for (int input : inputs) {
            operands.add(element(node.input(input), node));
        }
        Assignment assignment = new Assignment(node.name(), formula, operands, Optional.of(location(node.id())), false);
        return new Step.Loop(node.shape(), List.of(assignment));
    }

    /** Whether a later step reads the node's value. */
    boolean isStored(Node node) {
        return schedule.stored(node);
    }

    /** Whether the node's value is only added to the gradient of one parameter. */
    boolean isSink(Node node) {
        return schedule.sinks().contains(node.id());
    }

    /** Whether a parameter is stored in panels. */
    boolean isInPanels(Node parameter) {
        return Panels.hold(graph, parameter);
    }

    /** The parameter whose gradient a node is. */
    Node trainedBy(Node node) {
        Integer parameter = gradientOf.get(node.id());
        if (parameter == null || !isSink(node)) {
            throw new IllegalStateException("'" + node.name() + "' is not the gradient of one parameter");
        }
        return graph.node(parameter);
    }

    /** Calls a routine that adds to the gradient of the parameter, unless its layer is frozen. */
    Step sink(Node node, String routine, Argument... extents) {
        int parameter = trainedBy(node).id();
        List<Argument> arguments = new ArrayList<>();
        node.inputs().forEach(input -> arguments.add(new Argument.Value(location(input))));
        arguments.add(new Argument.Value(gradientSlice(parameter)));
        arguments.addAll(List.of(extents));
        return trainedOnly(parameter, new Step.Call(routine, arguments));
    }

    static Step call(String routine, Argument... arguments) {
        return new Step.Call(routine, List.of(arguments));
    }
}
