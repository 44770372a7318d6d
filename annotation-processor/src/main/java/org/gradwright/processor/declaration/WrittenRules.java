// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import com.sun.source.util.Trees;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Says of annotations and values that javac cannot find what is meant. javac reports them as well, after this processor has
 * run, but knows neither what there is nor how other libraries call it.
 */
final class WrittenRules {
    private final Elements elements;
    private final @Nullable Trees trees;
    private final Diagnostics diagnostics;

    WrittenRules(Elements elements, @Nullable Trees trees, Diagnostics diagnostics) {
        this.elements = elements;
        this.trees = trees;
        this.diagnostics = diagnostics;
    }

    /** Whether nothing was reported about the annotations of a method or of a parameter. */
    boolean accepts(Element annotated) {
        List<? extends AnnotationMirror> known =
                WrittenAnnotation.known(annotated).toList();
        boolean accepted = true;
        for (WrittenAnnotation written : WrittenAnnotation.of(annotated, trees)) {
            Optional<? extends AnnotationMirror> mirror = known.stream()
                    .filter(each ->
                            each.getAnnotationType().asElement().getSimpleName().contentEquals(written.name()))
                    .findFirst();
            accepted &= mirror.isPresent()
                    ? acceptsMembers(written, mirror.get())
                    : acceptsName(written, annotated.getSimpleName().toString());
        }
        return accepted;
    }

    private boolean acceptsName(WrittenAnnotation written, String annotated) {
        Optional<String> fix = new AnnotationNames(elements).fix(written.name());
        fix.ifPresent(text ->
                diagnostics.report(Problem.UNKNOWN_ANNOTATION, written.place(), written.name(), annotated, text));
        return fix.isEmpty();
    }

    private boolean acceptsMembers(WrittenAnnotation written, AnnotationMirror mirror) {
        List<ExecutableElement> members =
                ElementFilter.methodsIn(mirror.getAnnotationType().asElement().getEnclosedElements());
        Set<String> names = members.stream()
                .map(member -> member.getSimpleName().toString())
                .collect(Collectors.toSet());
        boolean accepted = true;
        for (WrittenAnnotation.Value value : written.values()) {
            if (!names.contains(value.member()) && !members.isEmpty()) {
                accepted &= acceptsMember(written, value, members, names);
            }
        }
        return accepted;
    }

    private boolean acceptsMember(
            WrittenAnnotation written,
            WrittenAnnotation.Value value,
            List<ExecutableElement> members,
            Set<String> names) {
        if (value.member().equals("value")) {
            ExecutableElement meant = members.stream()
                    .filter(member -> member.getDefaultValue() == null)
                    .findFirst()
                    .orElse(members.get(0));
            diagnostics.report(
                    Problem.UNKNOWN_MEMBER,
                    value.place(),
                    written.name(),
                    "takes its values by name, but " + value.text() + " has none",
                    "Write @" + written.name() + "(" + meant.getSimpleName() + " = " + value.text() + ").");
            return false;
        }
        Optional<String> nearest = Spellings.nearest(value.member(), names);
        nearest.ifPresent(name -> diagnostics.report(
                Problem.UNKNOWN_MEMBER,
                value.place(),
                written.name(),
                "has no '" + value.member() + "'",
                "Did you mean '" + name + " = " + value.text() + "'?"));
        return nearest.isEmpty();
    }
}
