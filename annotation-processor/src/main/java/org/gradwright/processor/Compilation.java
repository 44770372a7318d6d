// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradwright.processor.declaration.NetworkDeclaration;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.differentiation.Differentiation;
import org.gradwright.processor.emit.Inlined;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.TrainingGraph;
import org.gradwright.processor.inference.GraphBuilder;
import org.gradwright.processor.plan.InferenceGraph;
import org.gradwright.processor.plan.MaximaFirst;
import org.gradwright.processor.plan.Plan;
import org.gradwright.processor.plan.Planner;

/**
 * What became of one declaration, stage by stage.
 *
 * @param inlined the formulas and blocks that it contains
 * @param training the graph with the gradients that ship
 */
public record Compilation(
        NetworkDeclaration declaration, Graph graph, List<Inlined> inlined, TrainingGraph training, Plan plan) {

    /** Runs the stages; empty when a problem was reported. */
    static Optional<Compilation> of(NetworkDeclaration declaration, FormulaCompiler compiler, Diagnostics diagnostics) {
        InlinedFormulas formulas = new InlinedFormulas(compiler);
        return Stage.BUILD
                .run(() -> GraphBuilder.build(declaration, formulas, diagnostics))
                .map(built -> {
                    Graph graph = Stage.SIMPLIFY.run(() -> MaximaFirst.of(built));
                    TrainingGraph training = Stage.DIFFERENTIATE.run(
                            () -> differentiate(declaration, graph, declaration.inputGradients()));
                    Plan plan = Stage.PLAN.run(() -> Planner.plan(graph, training));
                    List<Inlined> inlined = Stream.concat(
                                    formulas.all().stream(), GraphCompanions.inlined(declaration.model()))
                            .toList();
                    return new Compilation(declaration, graph, inlined, training, plan);
                });
    }

    /** The graph with the gradients of the inputs besides, for the double twin. */
    public TrainingGraph checked() {
        return differentiate(declaration, graph, true);
    }

    /** What has no objective can only be trained by gradients in its outputs. */
    private static TrainingGraph differentiate(NetworkDeclaration declaration, Graph graph, boolean inputGradients) {
        boolean outputGradients =
                declaration.outputGradients() || graph.objectives().isEmpty();
        return Differentiation.differentiate(InferenceGraph.ofFrozen(graph), inputGradients, outputGradients);
    }

    /** The plan of {@link #checked}. */
    public Plan checkedPlan() {
        return Planner.plan(graph, checked());
    }
}
