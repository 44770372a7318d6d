// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.List;
import java.util.Optional;
import org.gradwright.processor.declaration.NetworkDeclaration;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.GraphChecker;

/** Builds the graph of a declaration: as its methods say, or of layers that chain in the order declared. */
public final class GraphBuilder {
    private GraphBuilder() {}

    /**
     * What is predicted and what is trained.
     *
     * @param objectives none for a network that only predicts
     */
    record Ends(List<Graph.Output> outputs, List<Graph.Objective> objectives) {
        Ends {
            outputs = List.copyOf(outputs);
            objectives = List.copyOf(objectives);
        }
    }

    /** The graph, or empty when a problem was reported. */
    public static Optional<Graph> build(
            NetworkDeclaration declaration, FormulaSource formulas, Diagnostics diagnostics) {
        Construction construction = new Construction(formulas, diagnostics);
        Optional<Ends> ends = declaration.model().isChain()
                ? new ChainBuilder(declaration, construction)
                        .build()
                        .map(end -> new Ends(
                                List.of(end.output()), end.objective().stream().toList()))
                : new MethodsBuilder(declaration, construction).build();
        return ends.map(found -> GraphChecker.checked(new Graph(
                declaration.name(),
                construction.nodes.all(),
                construction.layers,
                found.outputs(),
                found.objectives(),
                construction.effects,
                construction.penalties)));
    }
}
