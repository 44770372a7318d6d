// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;

/** Refuses {@code @Input} on a method: an input is a parameter of what takes it, not a layer of its own. */
final class InputMembers {
    private static final String INPUT = "org.gradwright.Input";

    private final AnnotationReader annotations;
    private final Diagnostics diagnostics;

    InputMembers(AnnotationReader annotations, Diagnostics diagnostics) {
        this.annotations = annotations;
        this.diagnostics = diagnostics;
    }

    /** Whether a method is such a member. */
    static boolean isOne(ExecutableElement method) {
        return AnnotationReader.find(method, INPUT).isPresent();
    }

    /** Reports those of a type, whatever it is. */
    void check(TypeElement type) {
        List<ExecutableElement> methods = ElementFilter.methodsIn(type.getEnclosedElements());
        for (int i = 0; i < methods.size(); i++) {
            ExecutableElement method = methods.get(i);
            Optional<? extends AnnotationMirror> input = AnnotationReader.find(method, INPUT);
            if (input.isPresent() && annotations.isSound(input.get())) {
                diagnostics.report(
                        Problem.INPUT_ON_MEMBER,
                        Place.of(method).at(input.get()),
                        method.getSimpleName(),
                        fix(method, text(input.get()), methods.subList(i + 1, methods.size())));
            }
        }
    }

    private static String fix(ExecutableElement method, String input, List<ExecutableElement> after) {
        if (isLayer(method)) {
            String parameter = method.getParameters().isEmpty()
                    ? "x"
                    : method.getParameters().get(0).getSimpleName().toString();
            return "Move it to the parameter: 'Tensor " + method.getSimpleName() + "(" + input + " Tensor " + parameter
                    + ")'.";
        }
        return after.stream()
                .filter(InputMembers::isLayer)
                .findFirst()
                .map(layer -> "Remove '" + method.getSimpleName() + "', and write 'Tensor " + layer.getSimpleName()
                        + "(" + input + " Tensor " + method.getSimpleName() + ")'.")
                .orElse("Remove '" + method.getSimpleName() + "', and let a layer take it, such as '@Dense(units = 10)"
                        + " Tensor output(" + input + " Tensor " + method.getSimpleName() + ")'.");
    }

    private static boolean isLayer(ExecutableElement method) {
        return method.getAnnotationMirrors().stream()
                .anyMatch(mirror -> AnnotationReader.find(
                                mirror.getAnnotationType().asElement(), AnnotationKind.LAYER.metaAnnotation())
                        .isPresent());
    }

    /** The annotation as it is written: {@code @Input(4)}, {@code @Input({28, 28})}. */
    private String text(AnnotationMirror input) {
        List<?> extents = (List<?>) annotations.values(input).getOrDefault("value", List.of());
        String text = extents.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return extents.size() == 1 ? "@Input(" + text + ")" : "@Input({" + text + "})";
    }
}
