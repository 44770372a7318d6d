// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gradwright.check.Relative;
import org.gradwright.processor.formula.Derivatives;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.properties.interpreter.State;
import org.gradwright.properties.subject.Subject;

/** A step of plain descent from a state, on the batch that the network has loaded. */
final class UpdateCheck {
    private final Graph graph;
    private final Subject twin;
    private final State from;
    private final Agreement agreement;

    private UpdateCheck(Graph graph, Subject twin, State from, Agreement agreement) {
        this.graph = graph;
        this.twin = twin;
        this.from = from;
        this.agreement = agreement;
    }

    static void check(Graph graph, Subject twin, State from, Agreement agreement) {
        new UpdateCheck(graph, twin, from, agreement).run();
    }

    /** A step adds the penalties' gradients, moves what is not frozen, and counts. */
    private void run() {
        twin.set(from);
        twin.zeroGradients();
        twin.forward();
        twin.backward(1);
        Map<String, double[]> gradients = new TreeMap<>();
        twin.parameterNames().forEach(name -> gradients.put(name, twin.gradient(name)));
        double penalty = 0;
        for (Graph.Penalty each : graph.penalties()) {
            Node parameter = graph.node(each.parameter());
            String name = GraphView.fullName(parameter);
            double[] values = from.parameters().get(name);
            var slope = Derivatives.derivative(each.formula(), 0);
            for (int i = 0; i < values.length; i++) {
                penalty += each.formula().evaluate(values[i])[0];
                if (!from.frozen().contains(parameter.layer())) {
                    gradients.get(name)[i] += slope.evaluate(values[i])[0];
                }
            }
        }
        agreement.check("penalty", new double[] {twin.penalty()}, new double[] {penalty}, Math.abs(penalty));
        Map<String, double[]> applied = twin.update(0.01);
        for (String name : twin.parameterNames()) {
            double[] before = from.parameters().get(name);
            if (from.frozen().contains(GraphView.layerOf(name))) {
                assertThat(twin.parameter(name)).as("frozen " + name).isEqualTo(before);
                assertThat(applied).doesNotContainKey(name);
                assertThat(twin.gradient(name))
                        .as("gradient of frozen " + name + " after a step")
                        .containsOnly(0);
            } else if (!isTrained(name)) {
                assertThat(twin.parameter(name)).as("untrained " + name).isEqualTo(before);
                assertThat(applied).doesNotContainKey(name);
            } else {
                agreement.check(
                        "total gradient of " + name,
                        applied.get(name),
                        gradients.get(name),
                        Relative.largest(gradients.get(name)));
                double[] moved = before.clone();
                Arrays.setAll(moved, i -> before[i] - 0.01 * applied.get(name)[i]);
                assertThat(twin.parameter(name)).as(name + " after a step").isEqualTo(moved);
            }
        }
        twin.zeroGradients();
    }

    /** Where objectives train parts of the network alone, whether one of them depends on a parameter and trains it. */
    private boolean isTrained(String name) {
        if (graph.objectives().stream().allMatch(objective -> objective.trains().isEmpty())) {
            return true;
        }
        Node parameter = graph.nodes(Operation.Parameter.class).stream()
                .filter(node -> GraphView.fullName(node).equals(name))
                .findFirst()
                .orElseThrow();
        return graph.objectives().stream()
                .anyMatch(objective -> objective.trains(parameter.layer())
                        && graph.needed(Stream.of(objective.value()))[parameter.id()]);
    }
}
