// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.gradwright.processor.formula.Derivatives;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.formula.NameScope;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.plan.Plan;

/** The penalties of the regularizers and their gradients. */
final class PenaltyEmitter {
    private static final List<String> TAKEN = List.of("i", "parameters", "gradients", "penalty");

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
        return List.of(value(), gradients());
    }

    private MethodSpec value() {
        String terms = graph.penalties().stream()
                .map(penalty ->
                        penalty.description() + " of " + NetworkEmitter.fullName(graph.node(penalty.parameter())))
                .collect(Collectors.joining(", "));
        CodeBlock.Builder code = CodeBlock.builder().addStatement("double penalty = 0");
        for (Graph.Penalty penalty : graph.penalties()) {
            open(code, penalty);
            code.addStatement("penalty += $L", write(code, penalty.formula()));
            code.endControlFlow();
        }
        return MethodSpec.methodBuilder("penalty")
                .addJavadoc("The penalties: $L.\n", terms)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(double.class)
                .addCode(code.addStatement("return penalty").build())
                .build();
    }

    private MethodSpec gradients() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Graph.Penalty penalty : graph.penalties()) {
            code.beginControlFlow(
                    "if (!$L.frozen())", graph.node(penalty.parameter()).layer());
            open(code, penalty);
            code.addStatement("gradients[i] += $L", write(code, Derivatives.derivative(penalty.formula(), 0)));
            code.endControlFlow();
            code.endControlFlow();
        }
        return MethodSpec.methodBuilder("addPenaltyGradients")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addCode(code.build())
                .build();
    }

    private void open(CodeBlock.Builder code, Graph.Penalty penalty) {
        Node parameter = graph.node(penalty.parameter());
        Plan.Stored stored = plan.parameters().stream()
                .filter(each -> each.node() == parameter.id())
                .findFirst()
                .orElseThrow();
        code.beginControlFlow(
                "for (int i = $L; i < $L + $L; i++)", stored.constant(), stored.constant(), stored.size());
    }

    private CodeBlock write(CodeBlock.Builder code, Formula formula) {
        return formulas.write(code, formula, List.of("parameters[i]"), new NameScope(TAKEN));
    }
}
