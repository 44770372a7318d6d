// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.GraphFingerprint;
import org.gradwright.processor.graph.Initial;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.plan.Panels;
import org.gradwright.processor.plan.Plan;

/** The method that tells the runtime what a network consists of. */
final class StructureEmitter {
    private final Plan plan;
    private final Graph graph;
    private final Dialect dialect;

    StructureEmitter(Plan plan, Dialect dialect) {
        this.plan = plan;
        this.graph = plan.graph();
        this.dialect = dialect;
    }

    /** A statement for each part: javac's stack is too small for one expression over hundreds of layers. */
    List<MethodSpec> methods() {
        ClassName structure = dialect.type("Structure");
        ClassName builder = structure.nestedClass("Builder");
        MethodSpec.Builder method = MethodSpec.methodBuilder("structure")
                .addJavadoc("What this network consists of, with initial parameters drawn from the seed.\n")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(long.class, "seed")
                .returns(structure)
                .addStatement("$T structure = $T.of($S, SCHEMA, seed)", builder, structure, graph.name());
        List<CodeBlock> statements = new ArrayList<>();
        for (Plan.Stored stored : plan.parameters()) {
            Node node = graph.node(stored.node());
            Operation.Parameter parameter = (Operation.Parameter) node.operation();
            if (Panels.hold(graph, node)) {
                add(
                        statements,
                        "structure.panels($S, $S, $L, $L)",
                        node.layer(),
                        parameter.name(),
                        initial(parameter.initial()),
                        extents(node));
                continue;
            }
            add(
                    statements,
                    "structure.parameter($S, $S, $T.$L, $L, $L)",
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
            add(
                    statements,
                    "structure.statistic($S, $S, $L, $L)",
                    node.layer(),
                    statistic.name(),
                    initial(statistic.initial()),
                    extents(node));
        }
        if (!plan.derivation().values().isEmpty()) {
            add(
                    statements,
                    "structure.derived($L)",
                    Plan.length(plan.derivation().values()));
        }
        for (Node node : graph.nodes(Operation.RememberVariance.class)) {
            Operation.RememberVariance remember = (Operation.RememberVariance) node.operation();
            if (remember.valuesOfARow() == 1 && !graph.frozen().contains(node.layer())) {
                add(statements, "structure.minimumTrainingRows($S, 2)", node.layer());
            }
        }
        for (Graph.Layer layer : graph.layers()) {
            if (layer.frozen()) {
                add(statements, "structure.frozen($S)", layer.name());
            }
        }
        for (Graph.Objective objective : graph.objectives()) {
            if (graph.isOverWholeBatch(objective)) {
                add(statements, "structure.wholeBatchLoss($S)", objective.name());
            }
        }
        List<String> parts = graph.objectives().stream()
                .map(Graph.Objective::part)
                .distinct()
                .toList();
        parts.forEach(part -> add(statements, "structure.part($S, $L)", part, pass(part)));
        for (Plan.Pass pass : plan.passes()) {
            add(
                    statements,
                    "structure.pass($L)",
                    pass.parameters().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        if (!graph.objectives().isEmpty() && graph.nodes(Operation.Target.class).isEmpty()) {
            add(statements, "structure.objective()");
        }
        add(statements, "structure.fingerprint($S)", GraphFingerprint.of(graph));
        add(statements, "structure.trainingFingerprint($S)", GraphFingerprint.ofTraining(graph));
        List<MethodSpec> methods = new ArrayList<>(Parts.add(
                method,
                statements,
                number -> MethodSpec.methodBuilder("structure" + number)
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .addParameter(builder, "structure"),
                part -> Parts.statement("$L(structure)", part),
                CodeBlock.of("")));
        methods.add(0, method.addStatement("return structure.build()").build());
        return methods;
    }

    private static void add(List<CodeBlock> statements, String format, Object... arguments) {
        statements.add(Parts.statement(format, arguments));
    }

    /** The pass that trains a part. */
    private int pass(String part) {
        return IntStream.range(0, plan.passes().size())
                .filter(i -> plan.passes().get(i).objectives().contains(part))
                .findFirst()
                .orElse(0);
    }

    private CodeBlock initial(Initial initial) {
        Initial.Scheme scheme = initial.scheme();
        List<String> numbers =
                new ArrayList<>(initial.counts().stream().map(String::valueOf).toList());
        if (scheme.valued()) {
            numbers.add(String.valueOf(initial.value()));
        }
        return CodeBlock.of("$T.$L($L)", dialect.type("Initializer"), scheme.method(), String.join(", ", numbers));
    }

    private static String extents(Node node) {
        return node.shape().extents().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
