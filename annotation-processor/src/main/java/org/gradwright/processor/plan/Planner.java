// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.TrainingGraph;

/** Plans a network: what training and prediction do, in which order, and where every value lies. */
public final class Planner {
    private final TrainingGraph training;
    private final Graph forward;
    private final Graph whole;

    private Planner(Graph forward, TrainingGraph training) {
        this.forward = forward;
        this.training = training;
        this.whole = training.graph();
    }

    /**
     * The plan of a network.
     *
     * @param forward the graph that {@code training} was derived from
     */
    public static Plan plan(Graph forward, TrainingGraph training) {
        return new Planner(forward, training).plan();
    }

    private Plan plan() {
        List<Plan.Stored> parameters = stored(Operation.Parameter.class);
        List<Plan.Stored> statistics = stored(Operation.Statistic.class);
        Map<Integer, String> offsets = new HashMap<>();
        Stream.concat(parameters.stream(), statistics.stream())
                .forEach(stored -> offsets.put(stored.node(), stored.constant()));
        Map<Integer, Integer> gradientOf = new HashMap<>();
        training.allParameters().forEach(gradient -> gradientOf.put(gradient.value(), gradient.of()));

        Schedule trained = trainingSchedule(gradientOf);
        Set<Integer> raw = forward.outputs().stream().map(Graph.Output::raw).collect(Collectors.toSet());
        Set<Integer> read = evaluated();
        Set<Integer> asked = new HashSet<>(raw);
        asked.addAll(read);
        forward.outputs().forEach(output -> asked.add(output.value()));
        Graph inferenceGraph = NormFolding.of(InferenceGraph.of(forward), asked);
        Schedule derived = derivation(inferenceGraph, asked);
        List<Plan.Stored> derivedValues =
                stored(inferenceGraph, derived.kept().stream().sorted());
        Schedule inferred = inferenceSchedule(inferenceGraph, raw);
        boolean apart = !Arrays.equals(inferenceGraph.needed(raw.stream()), inferenceGraph.needed(read.stream()));
        Optional<Schedule> evaluated = apart ? Optional.of(inferenceSchedule(inferenceGraph, read)) : Optional.empty();

        BufferPlanner planner = new BufferPlanner();
        pinSources(planner);
        forward.outputs().forEach(output -> {
            planner.pin(pinned(whole, output.raw()), false);
            planner.pin(pinned(whole, output.value()), false);
        });
        forward.compared()
                .map(id -> pinned(whole, id))
                .filter(node -> !isStored(node))
                .forEach(node -> planner.pin(node, false));
        Map<Integer, Node> inputGradients = new HashMap<>();
        training.inputs().forEach(gradient -> {
            inputGradients.put(gradient.of(), pinned(whole, gradient.value()));
            planner.pin(pinned(whole, gradient.value()), true);
        });
        training.outputs().ifPresent(pass -> {
            pass.given().forEach(gradient -> planner.pin(whole.node(gradient.value()), true));
            pass.inputs().forEach(gradient -> {
                Node before = inputGradients.putIfAbsent(gradient.of(), whole.node(gradient.value()));
                if (before == null) {
                    planner.pin(whole.node(gradient.value()), true);
                } else {
                    planner.pinWith(before, whole.node(gradient.value()));
                }
            });
        });
        planner.training(trained);
        planner.inference(inferred);
        evaluated.ifPresent(planner::inference);
        BufferPlanner.Arrays arrays = planner.finish(forward);

        Lowering train = new Lowering(trained, arrays.training(), offsets, gradientOf, hasInputGradients());
        Map<Integer, String> ofInference = new HashMap<>(offsets);
        derivedValues.forEach(stored -> ofInference.put(stored.node(), stored.constant()));
        Lowering infer = new Lowering(inferred, arrays.inference().get(0), ofInference, Map.of(), false);
        List<Section> forwardSteps = train.sections(Group.Phase.FORWARD);
        List<Section> lossSteps = train.sections(Group.Phase.LOSS);
        List<Plan.Pass> passes = passes(train, parameters);
        List<Section> backwardSteps = new ArrayList<>();
        passes.forEach(pass -> backwardSteps.addAll(pass.sections()));
        backwardSteps.addAll(train.sections(Group.Phase.SUM));
        return new Plan(
                forward,
                parameters,
                statistics,
                Stream.concat(arrays.buffers().stream(), train.scratch().stream())
                        .toList(),
                locations(train),
                forwardSteps,
                lossSteps,
                objectives(train),
                backwardSteps,
                isRestricted() ? passes : List.of(),
                training.outputs()
                        .map(pass -> new Plan.OutputPass(given(pass, train), train.sections(Group.Phase.OUTPUTS))),
                infer.sections(Group.Phase.FORWARD),
                infer.sections(Group.Phase.LINK),
                evaluated.map(
                        schedule -> new Lowering(schedule, arrays.inference().get(1), ofInference, Map.of(), false)
                                .sections(Group.Phase.FORWARD)),
                inputGradients(train),
                Windows.of(whole),
                new Plan.Derivation(
                        inferenceGraph,
                        derivedValues,
                        new Lowering(derived, Map.of(), ofInference, Map.of(), false).sections(Group.Phase.FORWARD)),
                layout(trained, inferred, evaluated, arrays));
    }

    /** Whether some objective trains a part of the network alone. */
    private boolean isRestricted() {
        return forward.objectives().stream()
                .anyMatch(objective -> objective.trains().isPresent());
    }

    private boolean hasInputGradients() {
        return !training.inputs().isEmpty()
                || training.outputs().filter(pass -> !pass.inputs().isEmpty()).isPresent();
    }

    private List<Plan.Pass> passes(Lowering train, List<Plan.Stored> parameters) {
        List<Plan.Pass> passes = new ArrayList<>();
        for (int i = 0; i < training.passes().size(); i++) {
            TrainingGraph.Pass pass = training.passes().get(i);
            Set<Integer> trained =
                    pass.parameters().stream().map(TrainingGraph.Gradient::of).collect(Collectors.toSet());
            List<Integer> indices = IntStream.range(0, parameters.size())
                    .filter(index -> trained.contains(parameters.get(index).node()))
                    .boxed()
                    .toList();
            passes.add(new Plan.Pass(pass.objectives(), indices, train.sections(Group.Phase.BACKWARD, i)));
        }
        return passes;
    }

    private Map<String, Location> given(TrainingGraph.OutputPass pass, Lowering train) {
        Map<String, Location> given = new HashMap<>();
        for (TrainingGraph.Gradient gradient : pass.given()) {
            var output = (Operation.OutputGradient) whole.node(gradient.value()).operation();
            given.put(output.output(), train.location(gradient.value()));
        }
        return given;
    }

    private static Layout layout(
            Schedule trained, Schedule inferred, Optional<Schedule> evaluated, BufferPlanner.Arrays arrays) {
        Map<Integer, String> training = arrays.training();
        List<Map<Integer, String>> inference = arrays.inference();
        return new Layout(
                Layout.part(trained, Group.Phase.FORWARD, training),
                Layout.part(trained, Group.Phase.LOSS, training),
                Layout.part(trained, Set.of(Group.Phase.BACKWARD, Group.Phase.SUM), training),
                Layout.part(trained, Set.of(Group.Phase.OUTPUTS), training),
                Layout.part(inferred, Group.Phase.FORWARD, inference.get(0)),
                Layout.part(inferred, Group.Phase.LINK, inference.get(0)),
                Layout.part(evaluated.orElse(inferred), Group.Phase.FORWARD, inference.get(inference.size() - 1)));
    }

    private List<Plan.Stored> stored(Class<? extends Operation> operation) {
        return stored(forward, forward.nodes(operation).stream().map(Node::id));
    }

    private static List<Plan.Stored> stored(Graph graph, Stream<Integer> ids) {
        List<Plan.Stored> stored = new ArrayList<>();
        long offset = 0;
        for (Node node : ids.map(graph::node).toList()) {
            long size = node.shape().size();
            stored.add(new Plan.Stored(node.id(), Node.constant(node.name()), offset, size));
            offset += size;
        }
        return stored;
    }

    private Schedule trainingSchedule(Map<Integer, Integer> gradientOf) {
        boolean[] before = whole.needed(Stream.concat(forward.computedInTraining().stream(), forward.compared()));
        boolean[] lossNeeded = whole.needed(forward.objectives().stream().map(Graph.Objective::value));
        List<Group> groups = new ArrayList<>(Group.of(whole, Group.Phase.FORWARD, before));
        groups.addAll(Group.of(whole, Group.Phase.LOSS, further(before, lossNeeded)));
        for (int i = 0; i < training.passes().size(); i++) {
            TrainingGraph.Pass pass = training.passes().get(i);
            boolean[] gradients = gradients(pass.parameters(), pass.inputs());
            groups.addAll(Group.of(whole, Group.Phase.BACKWARD, i, further(before, gradients)));
        }
        groups.addAll(Group.of(whole, Group.Phase.SUM, further(before, gradients(List.of(), training.inputs()))));
        training.outputs().ifPresent(pass -> {
            boolean[] gradients = gradients(pass.parameters(), pass.inputs());
            groups.addAll(Group.of(whole, Group.Phase.OUTPUTS, further(before, gradients)));
        });

        Set<Integer> kept = new HashSet<>();
        evaluated().forEach(id -> kept.add(Schedule.root(whole, id)));
        Stream.concat(training.inputs().stream(), training.outputs().stream().flatMap(pass -> pass.inputs().stream()))
                .forEach(gradient -> kept.add(Schedule.root(whole, gradient.value())));
        for (Graph.Objective objective : forward.objectives()) {
            Node value = whole.node(objective.value());
            List<Integer> read = value.operation() instanceof Operation.Total ? value.inputs() : List.of(value.id());
            read.forEach(id -> kept.add(Schedule.root(whole, id)));
        }
        return Schedule.of(whole, groups, sinks(gradientOf), kept);
    }

    private boolean[] gradients(List<TrainingGraph.Gradient> parameters, List<TrainingGraph.Gradient> inputs) {
        return whole.needed(Stream.concat(parameters.stream(), inputs.stream()).map(TrainingGraph.Gradient::value));
    }

    /** What is needed and not computed before, which from then on is. */
    private static boolean[] further(boolean[] before, boolean[] needed) {
        boolean[] further = new boolean[before.length];
        for (int id = 0; id < before.length; id++) {
            further[id] = needed[id] && !before[id];
            before[id] |= needed[id];
        }
        return further;
    }

    /** Gradients of parameters that nothing else reads, by operations that can add them where they belong. */
    private Set<Integer> sinks(Map<Integer, Integer> gradientOf) {
        Set<Integer> sinks = new HashSet<>();
        for (int id : gradientOf.keySet()) {
            Operation operation = whole.node(id).operation();
            boolean adds = operation instanceof Operation.TransposedProduct
                    || operation instanceof Operation.ConvolutionGradient
                    || operation instanceof Operation.ColumnSum
                    || operation instanceof Operation.StandardizedSum;
            boolean read = whole.nodes().stream().anyMatch(node -> node.inputs().contains(id));
            if (adds && !read) {
                sinks.add(id);
            }
        }
        return sinks;
    }

    /** What is computed before the losses are: outputs that training computes, and what the losses take. */
    private Set<Integer> evaluated() {
        Set<Integer> computed = forward.computedInTraining();
        Set<Integer> evaluated = new LinkedHashSet<>();
        forward.outputs().stream()
                .map(Graph.Output::raw)
                .filter(computed::contains)
                .forEach(evaluated::add);
        forward.compared().forEach(evaluated::add);
        return evaluated;
    }

    /** What depends on parameters and statistics alone; kept is what prediction reads of that. */
    private static Schedule derivation(Graph inference, Set<Integer> asked) {
        boolean[] needed = inference.needed(asked.stream());
        boolean[] derived = NormFolding.derived(inference);
        Set<Integer> kept = new HashSet<>();
        for (Node node : inference.nodes()) {
            derived[node.id()] &= needed[node.id()];
            if (needed[node.id()] && !derived[node.id()]) {
                node.inputs().stream().filter(input -> derived[input]).forEach(kept::add);
            }
        }
        return Schedule.of(inference, Group.of(inference, Group.Phase.FORWARD, derived), Set.of(), kept);
    }

    /**
     * A pass of prediction.
     *
     * @param roots what it computes before links are applied
     */
    private static Schedule inferenceSchedule(Graph inference, Set<Integer> roots) {
        boolean[] raw = inference.needed(roots.stream());
        boolean[] link = inference.needed(inference.outputs().stream().map(Graph.Output::value));
        boolean[] derived = NormFolding.derived(inference);
        for (int id = 0; id < link.length; id++) {
            raw[id] &= !derived[id];
            link[id] &= !raw[id] && !derived[id];
        }
        Set<Integer> kept = new HashSet<>();
        roots.forEach(root -> kept.add(Schedule.root(inference, root)));
        inference.outputs().forEach(output -> {
            kept.add(Schedule.root(inference, output.raw()));
            kept.add(Schedule.root(inference, output.value()));
        });
        List<Group> groups = new ArrayList<>(Group.pooled(inference, Group.Phase.FORWARD, raw, kept));
        groups.addAll(Group.of(inference, Group.Phase.LINK, link));
        return Schedule.of(inference, groups, Set.of(), kept);
    }

    /** Values from outside have arrays of their own. */
    private void pinSources(BufferPlanner planner) {
        for (Node node : forward.nodes()) {
            Operation operation = node.operation();
            if (operation instanceof Operation.Input
                    || operation instanceof Operation.Target
                    || operation instanceof Operation.SampleWeight) {
                planner.pin(node, false);
            }
        }
    }

    /** Whether a value lies in one of the network's arrays. */
    private static boolean isStored(Node node) {
        return node.operation() instanceof Operation.Parameter || node.operation() instanceof Operation.Constant;
    }

    private static Node pinned(Graph graph, int id) {
        return graph.node(Schedule.root(graph, id));
    }

    private Map<String, Location> locations(Lowering train) {
        Map<String, Location> locations = new HashMap<>();
        for (Node node : forward.nodes()) {
            Operation operation = node.operation();
            if (operation instanceof Operation.Input
                    || operation instanceof Operation.Target
                    || operation instanceof Operation.SampleWeight) {
                locations.put(node.name(), train.location(node.id()));
            }
        }
        forward.outputs()
                .forEach(output -> locations.put(forward.node(output.value()).name(), train.location(output.value())));
        return locations;
    }

    private List<Plan.Objective> objectives(Lowering train) {
        return forward.objectives().stream()
                .map(objective -> objective(forward.node(objective.value()), train))
                .toList();
    }

    private Plan.Objective objective(Node value, Lowering train) {
        if (!(value.operation() instanceof Operation.Total total)) {
            return new Plan.Computed(train.location(value.id()));
        }
        boolean divided = total instanceof Operation.WeightedMean;
        return new Plan.Total(
                train.location(value.input(0)),
                train.location(value.input(1)),
                divided ? Optional.of(train.location(value.input(2))) : Optional.empty(),
                forward.node(value.input(0)).shape().size(),
                total instanceof Operation.WeightedSum sum ? sum.reduction() : Operation.Reduction.SUM,
                total.factor());
    }

    private Map<String, Location> inputGradients(Lowering train) {
        Map<String, Location> locations = new HashMap<>();
        training.inputs()
                .forEach(gradient ->
                        locations.put(forward.node(gradient.of()).name(), train.location(gradient.value())));
        training.outputs()
                .ifPresent(pass -> pass.inputs()
                        .forEach(gradient ->
                                locations.put(forward.node(gradient.of()).name(), train.location(gradient.value()))));
        return locations;
    }
}
