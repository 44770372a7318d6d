// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradwright.processor.formula.Formula;

/**
 * A network: nodes in topological order, and which of them mean something outside.
 *
 * @param nodes node {@code i} has id {@code i} and refers only to nodes before it
 * @param layers the members, in order
 * @param outputs what is predicted
 * @param objectives what is trained; empty for a network that only predicts
 * @param effects nodes computed in training for what they remember
 * @param penalties of the regularizers
 */
public record Graph(
        String name,
        List<Node> nodes,
        List<Layer> layers,
        List<Output> outputs,
        List<Objective> objectives,
        List<Integer> effects,
        List<Penalty> penalties) {

    public Graph {
        nodes = List.copyOf(nodes);
        layers = List.copyOf(layers);
        outputs = List.copyOf(outputs);
        objectives = List.copyOf(objectives);
        effects = List.copyOf(effects);
        penalties = List.copyOf(penalties);
    }

    /**
     * A member of the declaration.
     *
     * @param kind simple name of its layer annotation
     * @param description what it computes, such as {@code relu(x * weight + bias)}
     * @param attributes values its handle shows, such as a dropout rate
     * @param frozen whether training leaves it as it is
     */
    public record Layer(
            String name,
            String kind,
            String description,
            List<Double> attributes,
            Shape input,
            Shape output,
            boolean frozen) {
        public Layer {
            attributes = List.copyOf(attributes);
        }
    }

    /**
     * A predicted value.
     *
     * @param raw the node before the link
     * @param value the node after it
     * @param meaning what is predicted, for documentation: values or probabilities
     */
    public record Output(String name, int raw, int value, String meaning) {}

    /**
     * A trained loss: a scalar node.
     *
     * @param compared what the loss takes of what the network computes
     * @param part the name by which users know it: of the layer with the loss, or of the method that it stands in
     * @param trains the layers whose parameters it trains; all where it is empty
     */
    public record Objective(String name, int value, List<Integer> compared, String part, Optional<Set<String>> trains) {
        public Objective {
            compared = List.copyOf(compared);
            trains = trains.map(TreeSet::new);
        }

        /** A loss that trains all layers. */
        public Objective(String name, int value, List<Integer> compared) {
            this(name, value, compared, name, Optional.empty());
        }

        /** Whether it trains the parameters of a layer. */
        public boolean trains(String layer) {
            return trains.isEmpty() || trains.get().contains(layer);
        }
    }

    /**
     * A regularizer: the sum of a function of every element of a parameter.
     *
     * @param parameter id of the parameter's node
     * @param formula of the parameter's element
     */
    public record Penalty(int parameter, Formula formula, String description) {}

    public Node node(int id) {
        return nodes.get(id);
    }

    /** Whether an objective is more than a sum over the rows, so that its gradients for parts of a batch do not add up. */
    public boolean isOverWholeBatch(Objective objective) {
        return !(node(objective.value()).operation() instanceof Operation.Total);
    }

    /** The nodes with an operation of the given type, in order. */
    public List<Node> nodes(Class<? extends Operation> operation) {
        return nodes.stream()
                .filter(node -> operation.isInstance(node.operation()))
                .toList();
    }

    /** The names of the layers that training leaves as they are. */
    public Set<String> frozen() {
        return layers.stream().filter(Layer::frozen).map(Layer::name).collect(Collectors.toSet());
    }

    /** The parameters and statistics that belong to a layer, in order. */
    public List<Node> parametersOf(String layer) {
        return nodes.stream()
                .filter(node -> node.layer().equals(layer) && node.operation() instanceof Operation.Parameter)
                .toList();
    }

    /** The inputs of what is predicted, in order. */
    public List<Node> predictionInputs() {
        return inputs(outputs.stream().map(Output::value));
    }

    /** The inputs of what is trained, in order; those of what is predicted where nothing is trained. */
    public List<Node> trainingInputs() {
        return objectives.isEmpty()
                ? predictionInputs()
                : inputs(objectives.stream().map(Objective::value));
    }

    private List<Node> inputs(Stream<Integer> roots) {
        boolean[] needed = needed(roots);
        return nodes(Operation.Input.class).stream()
                .filter(input -> needed[input.id()])
                .toList();
    }

    /** The outputs and effects that the inputs of training suffice for: those that training computes. */
    public Set<Integer> computedInTraining() {
        Set<Integer> available = new HashSet<>();
        trainingInputs().forEach(input -> available.add(input.id()));
        Set<Integer> computed = new LinkedHashSet<>();
        Stream.concat(outputs.stream().map(Output::raw), effects.stream())
                .filter(root -> inputs(Stream.of(root)).stream().allMatch(input -> available.contains(input.id())))
                .forEach(computed::add);
        return computed;
    }

    /** What the losses take. */
    public Stream<Integer> compared() {
        return objectives.stream().flatMap(objective -> objective.compared().stream());
    }

    /** Whether training computes an output. */
    public boolean isTrained(Output output) {
        return computedInTraining().contains(output.raw());
    }

    /** What must be computed to have the given nodes: their ids and those of all they depend on. */
    public boolean[] needed(Stream<Integer> roots) {
        boolean[] needed = new boolean[nodes.size()];
        roots.forEach(root -> needed[root] = true);
        for (int id = nodes.size() - 1; id >= 0; id--) {
            if (needed[id]) {
                nodes.get(id).inputs().forEach(input -> needed[input] = true);
            }
        }
        return needed;
    }

    /** The same graph with further nodes behind its own. */
    public Graph with(List<Node> further) {
        List<Node> all = new ArrayList<>(nodes);
        all.addAll(further);
        return new Graph(name, all, layers, outputs, objectives, effects, penalties);
    }
}
