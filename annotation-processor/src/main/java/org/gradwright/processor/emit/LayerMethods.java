// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.gradwright.processor.plan.Buffer;
import org.gradwright.processor.plan.Plan;
import org.gradwright.processor.plan.Section;

/**
 * One method per layer and direction; a pass whose method would be the same as another's calls that one. Layers whose methods
 * differ in nothing but the arrays, parameters and layers they name share one, which takes those as arguments.
 */
final class LayerMethods {
    /** A section with the pass it belongs to. */
    private record Placed(String direction, Section section, CodeBlock body, SectionForm form) {}

    /** A method of several sections. */
    private record Shared(String name, SharedMethod method) {}

    private final Dialect dialect;
    private final Set<String> fields;
    private final Set<String> labels;
    private final MethodTitles titles;
    private final StepEmitter steps;
    private final List<MethodSpec> methods = new ArrayList<>();
    /** The bodies of sections of one form, each once. */
    private final Map<SectionForm.Signature, Map<CodeBlock, Placed>> likes = new LinkedHashMap<>();

    private final Map<CodeBlock, String> byBody = new HashMap<>();
    private final Map<SectionForm.Signature, Shared> shared = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    /**
     * @param fields names that locals must not hide
     */
    LayerMethods(Plan plan, Dialect dialect, Set<String> fields) {
        this.dialect = dialect;
        this.fields = fields;
        this.titles = new MethodTitles(plan.graph());
        this.steps = new StepEmitter(dialect, fields);
        this.labels = plan.buffers().stream()
                .filter(buffer -> buffer.kind() == Buffer.Kind.LABELS)
                .map(Buffer::name)
                .collect(Collectors.toSet());
    }

    /** Makes sections known whose methods {@link #add} may let others share. */
    LayerMethods knowing(String direction, List<Section> sections) {
        sections.forEach(section -> {
            Placed placed = placed(direction, section);
            likes.computeIfAbsent(placed.form().signature(), form -> new LinkedHashMap<>())
                    .putIfAbsent(placed.body(), placed);
        });
        return this;
    }

    /** Adds the methods of a pass, and their calls to the pass. */
    void add(MethodSpec.Builder pass, String direction, List<Section> sections) {
        List<CodeBlock> calls = new ArrayList<>();
        boolean scaled = sections.stream().anyMatch(Section::readsScale);
        String name = pass.build().name();
        // The parts of a pass stand before the methods that they call.
        int before = methods.size();
        for (Section section : sections) {
            Placed placed = placed(direction, section);
            if (placed.body().isEmpty()) {
                continue;
            }
            List<Placed> like = List.copyOf(
                    likes.getOrDefault(placed.form().signature(), Map.of()).values());
            List<String> arguments = new ArrayList<>(given(direction, section.readsScale()));
            if (like.size() < 2) {
                calls.add(statement(ofOne(placed), arguments));
            } else {
                Shared several = shared.computeIfAbsent(placed.form().signature(), signature -> ofSeveral(like));
                arguments.addAll(several.method().arguments(placed.form()));
                calls.add(statement(several.name(), arguments));
            }
        }
        methods.addAll(
                before,
                Parts.add(
                        pass,
                        calls,
                        number -> method(name(name + number), direction, scaled)
                                .addJavadoc("Part $L of {@code $L}.\n", number, name),
                        part -> statement(part, given(direction, scaled)),
                        CodeBlock.of("")));
    }

    List<MethodSpec> methods() {
        return methods;
    }

    private static CodeBlock statement(String method, List<String> arguments) {
        return Parts.statement("$L($L)", method, String.join(", ", arguments));
    }

    private Placed placed(String direction, Section section) {
        CodeBlock body = steps.statements(section.layer(), section.steps());
        return new Placed(direction, section, body, SectionForm.of(section));
    }

    private String ofOne(Placed placed) {
        String known = byBody.get(placed.body());
        if (known != null) {
            return known;
        }
        String title = MethodTitles.title(placed.section());
        String name = name(placed.direction() + Words.capitalized(title));
        byBody.put(placed.body(), name);
        methods.add(method(name, placed.direction(), placed.section().readsScale())
                .addJavadoc("$L\n", titles.description(placed.direction(), placed.section()))
                .addCode(placed.body())
                .build());
        return name;
    }

    private Shared ofSeveral(List<Placed> like) {
        Placed first = like.get(0);
        List<Section> sections = like.stream().map(Placed::section).toList();
        SharedMethod method = new SharedMethod(
                dialect, first.section(), like.stream().map(Placed::form).toList(), labels);
        String name = name(first.direction() + titles.common(sections));
        methods.add(method(name, first.direction(), first.section().readsScale())
                .addJavadoc("$L\n", titles.description(first.direction(), sections, method.renamed()))
                .addParameters(method.parameters())
                .addCode(method.body(fields))
                .build());
        return new Shared(name, method);
    }

    /** What every method of a direction is given. What is derived from parameters depends on no batch. */
    private static List<String> given(String direction, boolean scaled) {
        if (direction.equals("derive")) {
            return List.of();
        }
        return scaled ? List.of("rows", "scale") : List.of("rows");
    }

    private MethodSpec.Builder method(String name, String direction, boolean scaled) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
        for (String given : given(direction, scaled)) {
            method.addParameter(given.equals("rows") ? TypeName.INT : dialect.number(), given);
        }
        return method;
    }

    private String name(String wanted) {
        String name = wanted;
        for (int number = 2; !names.add(name); number++) {
            name = wanted + number;
        }
        return name;
    }
}
