// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.stream.Collectors;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.GraphFingerprint;
import org.gradwright.processor.graph.Initial;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.plan.Plan;

/** The expression that tells the runtime what a network consists of. */
final class StructureEmitter {
    private final Plan plan;
    private final Graph graph;
    private final Dialect dialect;

    StructureEmitter(Plan plan, Dialect dialect) {
        this.plan = plan;
        this.graph = plan.graph();
        this.dialect = dialect;
    }

    CodeBlock structure() {
        CodeBlock.Builder code = CodeBlock.builder()
                .add("$T.of($S, SCHEMA, seed)", dialect.type("Structure"), graph.name())
                .indent()
                .indent();
        for (Plan.Stored stored : plan.parameters()) {
            Node node = graph.node(stored.node());
            Operation.Parameter parameter = (Operation.Parameter) node.operation();
            code.add(
                    "\n.parameter($S, $S, $T.$L, $L, $L)",
                    node.layer(),
                    parameter.name(),
                    dialect.type("ParameterRole"),
                    parameter.role(),
                    initial(parameter.initial()),
                    extents(node));
        }
        for (Plan.Stored stored : plan.statistics()) {
            Node node = graph.node(stored.node());
            Operation.Statistic statistic = (Operation.Statistic) node.operation();
            code.add(
                    "\n.statistic($S, $S, $L, $L)",
                    node.layer(),
                    statistic.name(),
                    initial(statistic.initial()),
                    extents(node));
        }
        for (Node node : graph.nodes(Operation.RememberVariance.class)) {
            Operation.RememberVariance remember = (Operation.RememberVariance) node.operation();
            if (remember.valuesOfARow() == 1) {
                code.add("\n.minimumTrainingRows($S, 2)", node.layer());
            }
        }
        for (Graph.Objective objective : graph.objectives()) {
            if (graph.isOverWholeBatch(objective)) {
                code.add("\n.wholeBatchLoss($S)", objective.name());
            }
        }
        code.add("\n.fingerprint($S)", GraphFingerprint.of(graph));
        code.add("\n.trainingFingerprint($S)", GraphFingerprint.ofTraining(graph));
        return code.add("\n.build()").unindent().unindent().build();
    }

    private CodeBlock initial(Initial initial) {
        String fans = initial.fans().stream().map(String::valueOf).collect(Collectors.joining(", "));
        String method = switch (initial.scheme()) {
            case ZEROS -> "zeros";
            case ONES -> "ones";
            case HE_NORMAL -> "heNormal";
            case GLOROT_UNIFORM -> "glorotUniform";
        };
        return CodeBlock.of("$T.$L($L)", dialect.type("Initializer"), method, fans);
    }

    private static String extents(Node node) {
        return node.shape().extents().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
