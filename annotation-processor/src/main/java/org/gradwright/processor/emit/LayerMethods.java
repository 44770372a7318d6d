// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.plan.Section;

/** One method per layer and direction; a pass whose method would be the same as another's calls that one. */
final class LayerMethods {
    private final Graph graph;
    private final Dialect dialect;
    private final StepEmitter steps;
    private final List<MethodSpec> methods = new ArrayList<>();
    private final Map<CodeBlock, String> byBody = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    LayerMethods(Graph graph, Dialect dialect, Set<String> fields) {
        this.graph = graph;
        this.dialect = dialect;
        this.steps = new StepEmitter(dialect, fields);
    }

    /** Adds the methods of a pass, and their calls to the pass. */
    void add(MethodSpec.Builder pass, String direction, List<Section> sections) {
        for (Section section : sections) {
            CodeBlock body = steps.statements(section.layer(), section.steps());
            if (body.isEmpty()) {
                continue;
            }
            String method = byBody.get(body);
            if (method == null) {
                method = name(direction + Words.capitalized(title(section)));
                byBody.put(body, method);
                methods.add(method(method, direction, section, body));
            }
            pass.addStatement(section.readsScale() ? "$L(rows, scale)" : "$L(rows)", method);
        }
    }

    List<MethodSpec> methods() {
        return methods;
    }

    private MethodSpec method(String name, String direction, Section section, CodeBlock body) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addJavadoc("$L\n", description(direction, title(section)))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(int.class, "rows");
        if (section.readsScale()) {
            method.addParameter(dialect.number(), "scale");
        }
        return method.addCode(body).build();
    }

    private static String title(Section section) {
        return section.layer().isEmpty() ? section.value() : section.layer();
    }

    private String description(String direction, String layer) {
        Optional<Graph.Layer> found = graph.layers().stream()
                .filter(each -> each.name().equals(layer))
                .findFirst();
        String what = found.map(each -> "{@code " + each.name() + " = " + each.description() + "}: {@code "
                        + each.input() + " -> " + each.output() + "}.")
                .orElse("Computes {@code " + layer + "}.");
        return switch (direction) {
            case "forward" -> what;
            case "predict", "evaluate" -> "As prediction needs it: " + what;
            case "link" -> "From the raw values of {@code " + layer + "} to what it predicts.";
            case "loss" -> "The losses of {@code " + layer + "}.";
            case "backward" -> "Gradients of {@code " + layer + "}, and of what it is given.";
            default -> throw new IllegalStateException(direction);
        };
    }

    private String name(String wanted) {
        String name = wanted;
        for (int number = 2; !names.add(name); number++) {
            name = wanted + number;
        }
        return name;
    }
}
