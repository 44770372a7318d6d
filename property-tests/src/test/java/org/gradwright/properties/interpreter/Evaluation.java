// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.interpreter;

import java.util.Map;
import java.util.function.Predicate;
import org.gradwright.processor.graph.Graph;

/**
 * The values of a graph.
 *
 * @param values of every node, by id
 * @param statistics as they are after the pass, by full name
 * @param signature equal for passes that met the same conditions with the same outcomes
 * @param branches how the choices in all formulas turned out
 */
public record Evaluation(
        Graph graph, double[][] values, Map<String, double[]> statistics, long signature, Branches branches) {
    public double[] value(int id) {
        return values[id];
    }

    /** What the network predicts, after the link. */
    public double[] output(Graph.Output output) {
        return values[output.value()];
    }

    /** The sum of all objectives. */
    public double loss() {
        return loss(objective -> true);
    }

    /** The sum of some objectives. */
    public double loss(Predicate<Graph.Objective> chosen) {
        double loss = 0;
        for (Graph.Objective objective : graph.objectives()) {
            loss += chosen.test(objective) ? values[objective.value()][0] : 0;
        }
        return loss;
    }
}
