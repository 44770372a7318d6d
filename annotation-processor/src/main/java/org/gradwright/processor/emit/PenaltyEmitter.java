// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.gradwright.processor.formula.Derivatives;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.NameScope;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.plan.Plan;

/** The penalties of the regularizers and their gradients. */
final class PenaltyEmitter {
    private static final List<String> TAKEN = List.of("i", "parameters", "gradients", "penalty", "from", "to");

    private final Plan plan;
    private final Graph graph;
    private final FormulaCode formulas;

    PenaltyEmitter(Plan plan, Dialect dialect) {
        this.plan = plan;
        this.graph = plan.graph();
        this.formulas = new FormulaCode(dialect);
    }

    /** Nothing where no regularizer is declared. */
    List<MethodSpec> methods() {
        if (graph.penalties().isEmpty()) {
            return List.of();
        }
        List<MethodSpec> methods = new ArrayList<>(value());
        methods.addAll(gradients());
        return methods;
    }

    private List<MethodSpec> value() {
        String terms = graph.penalties().stream()
                .map(penalty ->
                        penalty.description() + " of " + NetworkEmitter.fullName(graph.node(penalty.parameter())))
                .collect(Collectors.joining(", "));
        List<CodeBlock> statements = new ArrayList<>();
        Map<Formula, MethodSpec> shared = new LinkedHashMap<>();
        for (Graph.Penalty penalty : graph.penalties()) {
            if (isShared(penalty)) {
                MethodSpec method = shared.computeIfAbsent(penalty.formula(), formula -> sharedValue(penalty, shared));
                statements.add(Parts.statement("penalty = $L(penalty, $L)", method.name(), range(penalty)));
            } else {
                statements.add(value(penalty, start(penalty), end(penalty)));
            }
        }
        MethodSpec.Builder whole = MethodSpec.methodBuilder("penalty")
                .addJavadoc("The penalties: $L.\n", terms)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(double.class)
                .addStatement("double penalty = 0");
        CodeBlock end = Parts.statement("return penalty");
        List<MethodSpec> parts = Parts.add(
                whole,
                statements,
                number -> adding("penalty" + number),
                part -> Parts.statement("penalty = $L(penalty)", part),
                end);
        List<MethodSpec> methods = new ArrayList<>(List.of(whole.addCode(end).build()));
        methods.addAll(parts);
        methods.addAll(shared.values());
        return methods;
    }

    private MethodSpec sharedValue(Graph.Penalty penalty, Map<Formula, MethodSpec> before) {
        return adding(named("penaltyOf", penalty, before))
                .addJavadoc(
                        "The penalty so far, and $L of the parameters from one place to another.\n",
                        penalty.description())
                .addParameter(int.class, "from")
                .addParameter(int.class, "to")
                .addCode(value(penalty, "from", "to"))
                .addStatement("return penalty")
                .build();
    }

    private static MethodSpec.Builder adding(String name) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(double.class, "penalty")
                .returns(double.class);
    }

    private CodeBlock value(Graph.Penalty penalty, String from, String to) {
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("for (int i = $L; i < $L; i++)", from, to);
        code.addStatement("penalty += $L", write(code, penalty.formula()));
        return code.endControlFlow().build();
    }

    private List<MethodSpec> gradients() {
        List<CodeBlock> statements = new ArrayList<>();
        Map<Formula, MethodSpec> shared = new LinkedHashMap<>();
        for (Graph.Penalty penalty : graph.penalties()) {
            CodeBlock.Builder code = CodeBlock.builder()
                    .beginControlFlow(
                            "if (!$L.frozen())", graph.node(penalty.parameter()).layer());
            if (isShared(penalty)) {
                MethodSpec method =
                        shared.computeIfAbsent(penalty.formula(), formula -> sharedGradients(penalty, shared));
                code.addStatement("$L($L)", method.name(), range(penalty));
            } else {
                code.add(gradients(penalty, start(penalty), end(penalty)));
            }
            statements.add(code.endControlFlow().build());
        }
        MethodSpec.Builder whole = MethodSpec.methodBuilder("addPenaltyGradients")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED);
        List<MethodSpec> parts = Parts.add(
                whole,
                statements,
                number ->
                        MethodSpec.methodBuilder("addPenaltyGradients" + number).addModifiers(Modifier.PRIVATE),
                part -> Parts.statement("$L()", part),
                CodeBlock.of(""));
        List<MethodSpec> methods = new ArrayList<>(List.of(whole.build()));
        methods.addAll(parts);
        methods.addAll(shared.values());
        return methods;
    }

    private MethodSpec sharedGradients(Graph.Penalty penalty, Map<Formula, MethodSpec> before) {
        return MethodSpec.methodBuilder(named("addGradientsOf", penalty, before))
                .addJavadoc(
                        "Adds the gradients of $L of the parameters from one place to another.\n",
                        penalty.description())
                .addModifiers(Modifier.PRIVATE)
                .addParameter(int.class, "from")
                .addParameter(int.class, "to")
                .addCode(gradients(penalty, "from", "to"))
                .build();
    }

    private CodeBlock gradients(Graph.Penalty penalty, String from, String to) {
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("for (int i = $L; i < $L; i++)", from, to);
        code.addStatement("gradients[i] += $L", write(code, Derivatives.derivative(penalty.formula(), 0)));
        return code.endControlFlow().build();
    }

    /** A name that ends in the regularizer's. */
    private static String named(String start, Graph.Penalty penalty, Map<Formula, MethodSpec> before) {
        String name = start + Words.capitalized(penalty.description().replaceAll("[^\\p{L}\\p{N}]", ""));
        long same = before.values().stream()
                .filter(method -> method.name().startsWith(name))
                .count();
        return same == 0 ? name : name + (same + 1);
    }

    /** Whether other parameters have the same penalty. */
    private boolean isShared(Graph.Penalty penalty) {
        return graph.penalties().stream()
                        .filter(other -> other.formula().equals(penalty.formula()))
                        .count()
                > 1;
    }

    private String range(Graph.Penalty penalty) {
        return start(penalty) + ", " + end(penalty);
    }

    private String start(Graph.Penalty penalty) {
        return stored(penalty).constant();
    }

    private String end(Graph.Penalty penalty) {
        Plan.Stored stored = stored(penalty);
        return stored.constant() + " + " + stored.size();
    }

    private Plan.Stored stored(Graph.Penalty penalty) {
        return plan.parameters().stream()
                .filter(each -> each.node() == penalty.parameter())
                .findFirst()
                .orElseThrow();
    }

    private CodeBlock write(CodeBlock.Builder code, Formula formula) {
        return formulas.write(code, formula, List.of("parameters[i]"), new NameScope(TAKEN));
    }
}
