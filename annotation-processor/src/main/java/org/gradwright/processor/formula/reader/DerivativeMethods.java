// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import org.gradwright.processor.declaration.AnnotationReader;
import org.jspecify.annotations.Nullable;

/** Finds the methods that are derivatives of others, as {@code @Derivative} says. */
public final class DerivativeMethods {
    /** The annotation's name. */
    public static final String DERIVATIVE = "org.gradwright.Derivative";

    private DerivativeMethods() {}

    /**
     * A method that is marked as a derivative.
     *
     * @param of the name of the method whose derivative it is
     * @param in the name of the parameter in which it is; empty for the only one
     */
    public record Marked(ExecutableElement method, AnnotationMirror annotation, String of, String in) {

        /** The value of a member where it is written; null for a default. */
        public @Nullable AnnotationValue written(String member) {
            return annotation.getElementValues().entrySet().stream()
                    .filter(entry -> entry.getKey().getSimpleName().contentEquals(member))
                    .<AnnotationValue>map(entry -> entry.getValue())
                    .findFirst()
                    .orElse(null);
        }
    }

    /** The derivatives that a type declares. What has no name that the compiler can tell is the compiler's to report. */
    public static List<Marked> of(Element type) {
        List<Marked> marked = new ArrayList<>();
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            AnnotationReader.find(method, DERIVATIVE)
                    .flatMap(annotation -> marked(method, annotation))
                    .ifPresent(marked::add);
        }
        return marked;
    }

    private static Optional<Marked> marked(ExecutableElement method, AnnotationMirror annotation) {
        Marked names = new Marked(method, annotation, "", "");
        AnnotationValue of = names.written("of");
        AnnotationValue in = names.written("in");
        Object parameter = in == null ? "" : in.getValue();
        return of != null && of.getValue() instanceof String name && parameter instanceof String text
                ? Optional.of(new Marked(method, annotation, name, text))
                : Optional.empty();
    }

    /** The derivatives of a method among those of its type: those that take what it takes. */
    static List<Marked> of(ExecutableElement method) {
        return of(Objects.requireNonNull(method.getEnclosingElement())).stream()
                .filter(each -> method.getSimpleName().contentEquals(each.of) && takesTheSame(each.method, method))
                .toList();
    }

    /** Whether two methods take parameters of the same types. */
    public static boolean takesTheSame(ExecutableElement a, ExecutableElement b) {
        return types(a).equals(types(b));
    }

    private static List<String> types(ExecutableElement method) {
        return method.getParameters().stream()
                .map(parameter -> parameter.asType().toString())
                .toList();
    }

    /** Whether a derivative is one that formulas can use: static, and of doubles alone. */
    public static boolean isUsable(ExecutableElement method) {
        return method.getModifiers().contains(Modifier.STATIC)
                && method.getReturnType().getKind() == TypeKind.DOUBLE
                && method.getParameters().stream()
                        .allMatch(parameter -> parameter.asType().getKind() == TypeKind.DOUBLE);
    }

    /** The index of the parameter of {@code method} that a derivative is in; -1 if there is none such. */
    public static int parameter(Marked marked, ExecutableElement method) {
        List<? extends VariableElement> parameters = method.getParameters();
        if (marked.in.isEmpty()) {
            return parameters.size() == 1 ? 0 : -1;
        }
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).getSimpleName().contentEquals(marked.in)) {
                return i;
            }
        }
        return -1;
    }
}
