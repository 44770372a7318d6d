// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradwright.processor.declaration.BlockUse;
import org.gradwright.processor.declaration.GraphMethod;
import org.gradwright.processor.declaration.ObjectiveUse;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.source.Spelling;

/** Which layers each objective of a network trains. */
final class TrainedMembers {
    private final List<Placed> placed;
    private final Diagnostics diagnostics;
    private final Map<GraphMethod, Optional<Set<String>>> trained = new LinkedHashMap<>();

    TrainedMembers(List<Placed> placed, Diagnostics diagnostics) {
        this.placed = placed;
        this.diagnostics = diagnostics;
    }

    /** Whether all names that an objective lists are members; those that are none are reported. */
    boolean read(GraphMethod objective) {
        List<ObjectiveUse.Named> names =
                objective.mark().map(ObjectiveUse::trains).orElse(List.of());
        Set<String> layers = new TreeSet<>();
        boolean accepted = true;
        for (ObjectiveUse.Named name : names) {
            Set<String> selected = selected(name.name());
            layers.addAll(selected);
            if (selected.isEmpty()) {
                String fix = Spelling.nearest(name.name(), known())
                        .map(near -> "Did you mean '" + near + "'?")
                        .orElseGet(() -> "Its layers and blocks are "
                                + known().stream().limit(6).collect(Collectors.joining("', '", "'", "'"))
                                + (known().size() > 6 ? ", ..." : "") + ".");
                diagnostics.report(Problem.UNKNOWN_TRAINED, name.place(), objective.name(), name.name(), fix);
                accepted = false;
            }
        }
        trained.put(objective, names.isEmpty() ? Optional.empty() : Optional.of(layers));
        return accepted;
    }

    /** The layers that an objective trains; all where it is empty. */
    Optional<Set<String>> of(GraphMethod objective) {
        return trained.getOrDefault(objective, Optional.empty());
    }

    /** The names that can be listed, those that are shortest first. */
    private Set<String> known() {
        Set<String> known = new LinkedHashSet<>();
        placed.stream()
                .filter(each -> each.isLayer() || each.member() instanceof BlockUse)
                .forEach(each -> known.add(each.path()));
        return known;
    }

    /** The layers of a member: itself, or all of a block. */
    private Set<String> selected(String name) {
        List<String> ways = new ArrayList<>(List.of(name + "."));
        for (Placed each : placed) {
            if (each.path().equals(name) && each.member() instanceof BlockUse use && use.repeated()) {
                IntStream.rangeClosed(1, use.times()).forEach(time -> ways.add(name + time + "."));
            }
        }
        return placed.stream()
                .filter(Placed::isLayer)
                .filter(layer -> layer.path().equals(name)
                        || layer.name().equals(name)
                        || ways.stream().anyMatch(layer.path()::startsWith))
                .map(Placed::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Whether each objective depends on a parameter that it trains; if not, that is reported. Warns of layers with parameters
     * that no objective trains.
     */
    boolean check(List<Node> nodes, List<Graph.Objective> objectives) {
        Graph graph = new Graph("", nodes, List.of(), List.of(), objectives, List.of(), List.of());
        boolean accepted = true;
        for (GraphMethod objective : trained.keySet()) {
            boolean[] needed = graph.needed(objectives.stream()
                    .filter(each -> each.part().equals(objective.name()))
                    .map(Graph.Objective::value));
            Optional<Set<String>> layers = of(objective);
            boolean trains = graph.nodes(Operation.Parameter.class).stream()
                    .anyMatch(parameter -> needed[parameter.id()]
                            && layers.filter(names -> !names.contains(parameter.layer()))
                                    .isEmpty());
            if (!trains && layers.isPresent()) {
                ObjectiveUse mark = objective.mark().orElseThrow();
                diagnostics.report(
                        Problem.TRAINS_NOTHING,
                        mark.trains().get(0).place(),
                        objective.name(),
                        mark.trains().stream().map(ObjectiveUse.Named::name).collect(Collectors.joining("', '")));
                accepted = false;
            }
        }
        if (accepted && !trained.isEmpty() && trained.values().stream().allMatch(Optional::isPresent)) {
            warnOfUntrained(graph);
        }
        return accepted;
    }

    private void warnOfUntrained(Graph graph) {
        Set<String> without = graph.nodes(Operation.Parameter.class).stream()
                .map(Node::layer)
                .filter(layer -> trained.values().stream()
                        .noneMatch(layers -> layers.orElseThrow().contains(layer)))
                .collect(Collectors.toSet());
        placed.stream()
                .filter(each -> each.isLayer() && each.first() && without.contains(each.name()))
                .forEach(each ->
                        diagnostics.report(Problem.UNTRAINED, each.member().place(), each.path()));
    }
}
