// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.reader.DerivativeMethods;
import org.gradwright.processor.formula.reader.DerivativeMethods.Marked;
import org.gradwright.processor.source.Spelling;

/** What must be true of a method that is marked as the derivative of another. */
final class DerivativeRules {
    private final Diagnostics diagnostics;

    DerivativeRules(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * A derivative that is as it must be.
     *
     * @param of the method whose derivative it is
     * @param parameter the number of the parameter in which it is
     */
    record Sound(Marked marked, ExecutableElement of, int parameter) {}

    /** The derivatives of a type that are as they must be; the others are reported. */
    List<Sound> sound(TypeElement type) {
        List<Sound> sound = new ArrayList<>();
        Map<List<Object>, Marked> first = new HashMap<>();
        for (Marked marked : DerivativeMethods.of(type)) {
            Optional<Sound> found = method(type, marked).flatMap(of -> check(marked, of));
            if (found.isEmpty()) {
                continue;
            }
            ExecutableElement of = found.get().of();
            Marked other = first.putIfAbsent(List.of(of, found.get().parameter()), marked);
            if (other == null) {
                sound.add(found.get());
            } else {
                diagnostics.report(
                        Problem.DERIVATIVE_TWICE,
                        Place.of(marked.method()).at(marked.annotation()),
                        marked.method().getSimpleName(),
                        other.method().getSimpleName(),
                        marked.of(),
                        of.getParameters().get(found.get().parameter()).getSimpleName());
            }
        }
        return sound;
    }

    /** The method whose derivative another one is to be. */
    private Optional<ExecutableElement> method(TypeElement type, Marked marked) {
        List<ExecutableElement> methods = ElementFilter.methodsIn(type.getEnclosedElements());
        List<ExecutableElement> named = methods.stream()
                .filter(method -> method.getSimpleName().contentEquals(marked.of()))
                .toList();
        Place value = Place.of(marked.method()).at(marked.annotation(), marked.written("of"));
        if (named.isEmpty()) {
            List<String> names = methods.stream()
                    .filter(method -> !method.equals(marked.method()))
                    .map(method -> method.getSimpleName().toString())
                    .toList();
            String fix = Spelling.nearest(marked.of(), names)
                    .map(nearest -> "Did you mean '" + nearest + "'?")
                    .orElse("Declare '" + marked.method().getSimpleName() + "' in the class of '" + marked.of() + "'.");
            diagnostics.report(
                    Problem.DERIVATIVE_OF_NOTHING,
                    value,
                    marked.method().getSimpleName(),
                    marked.of(),
                    type.getSimpleName(),
                    fix);
            return Optional.empty();
        }
        Optional<ExecutableElement> fitting = named.stream()
                .filter(method -> DerivativeMethods.takesTheSame(method, marked.method()))
                .findFirst();
        if (fitting.isEmpty()) {
            refuse(
                    marked,
                    Place.of(marked.method()),
                    "takes (" + parameters(marked.method()) + "), and '" + marked.of() + "' ("
                            + parameters(named.get(0)) + ")",
                    "Let it take (" + parameters(named.get(0)) + ").");
        } else if (fitting.get().equals(marked.method())) {
            refuse(marked, value, "is that method itself", "Name the method whose derivative it is.");
            return Optional.empty();
        }
        return fitting;
    }

    private Optional<Sound> check(Marked marked, ExecutableElement of) {
        boolean sound = true;
        if (!marked.method().getModifiers().contains(Modifier.STATIC)) {
            sound = refuse(marked, Place.of(marked.method()), "is not static", "Declare it 'static'.");
        }
        if (isOther(marked.method())) {
            sound = refuse(
                    marked,
                    Place.of(marked.method()),
                    "returns " + marked.method().getReturnType(),
                    "Let it return double.");
        }
        Place value = Place.of(marked.method()).at(marked.annotation(), marked.written("of"));
        if (!of.getModifiers().contains(Modifier.STATIC)) {
            sound = refuse(
                    marked, value, "'" + marked.of() + "' is not static", "Declare '" + marked.of() + "' 'static'.");
        } else if (isOther(of)) {
            sound = refuse(
                    marked,
                    value,
                    "'" + marked.of() + "' returns " + of.getReturnType(),
                    "Let '" + marked.of() + "' return double.");
        }
        for (VariableElement parameter : of.getParameters()) {
            if (parameter.asType().getKind() != TypeKind.DOUBLE
                    && parameter.asType().getKind() != TypeKind.ERROR) {
                diagnostics.report(
                        Problem.DERIVATIVE_OF_OTHERS,
                        Place.of(parameter),
                        marked.of(),
                        parameter.asType(),
                        parameter.getSimpleName(),
                        marked.method().getSimpleName());
            }
            sound &= parameter.asType().getKind() == TypeKind.DOUBLE;
        }
        return sound ? parameter(marked, of) : Optional.empty();
    }

    /** Whether a method returns something other than a double, and no type that the compiler misses. */
    private static boolean isOther(ExecutableElement method) {
        TypeKind kind = method.getReturnType().getKind();
        return kind != TypeKind.DOUBLE && kind != TypeKind.ERROR;
    }

    private Optional<Sound> parameter(Marked marked, ExecutableElement of) {
        int parameter = DerivativeMethods.parameter(marked, of);
        if (parameter >= 0) {
            return Optional.of(new Sound(marked, of, parameter));
        }
        List<String> names = of.getParameters().stream()
                .map(each -> each.getSimpleName().toString())
                .toList();
        String list = names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(" or "));
        if (names.isEmpty()) {
            refuse(marked, Place.of(marked.method()), "'" + marked.of() + "' has no parameters", "Remove @Derivative.");
        } else if (marked.in().isEmpty()) {
            diagnostics.report(
                    Problem.DERIVATIVE_PARAMETER,
                    Place.of(marked.method()).at(marked.annotation()),
                    marked.method().getSimpleName(),
                    marked.of(),
                    ", but does not say in which of its parameters",
                    "Write 'in = \"" + names.get(0) + "\"' if it is the derivative in '" + names.get(0) + "'.");
        } else {
            diagnostics.report(
                    Problem.DERIVATIVE_PARAMETER,
                    Place.of(marked.method()).at(marked.annotation(), marked.written("in")),
                    marked.method().getSimpleName(),
                    marked.of(),
                    " in '" + marked.in() + "', which is none of its parameters",
                    Spelling.nearest(marked.in(), names)
                            .map(nearest -> "Did you mean '" + nearest + "'?")
                            .orElse("Write " + list + "."));
        }
        return Optional.empty();
    }

    private boolean refuse(Marked marked, Place place, String fault, String fix) {
        diagnostics.report(
                Problem.DERIVATIVE_SIGNATURE, place, marked.method().getSimpleName(), marked.of(), fault, fix);
        return false;
    }

    private static String parameters(ExecutableElement method) {
        return method.getParameters().stream()
                .map(parameter -> parameter.asType() + " " + parameter.getSimpleName())
                .collect(Collectors.joining(", "));
    }
}
