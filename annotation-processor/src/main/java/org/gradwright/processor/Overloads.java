// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.ExecutableElement;
import org.gradwright.processor.formula.Kind;

/** Tells which of several methods of one name Java calls. */
final class Overloads {
    private Overloads() {}

    /** What the parameters of a method are; a truth value stands for what no formula takes. */
    static List<Kind> kinds(ExecutableElement method) {
        return method.getParameters().stream()
                .map(parameter -> switch (parameter.asType().toString()) {
                    case "double" -> Kind.NUMBER;
                    case "int" -> Kind.INTEGER;
                    case "double[]" -> Kind.ROW;
                    default -> Kind.TRUTH;
                })
                .toList();
    }

    /** Of the candidates that take the arguments, ints as doubles where they must, the one that takes most as they are. */
    static <T> Optional<T> called(List<T> candidates, Function<T, List<Kind>> kinds, List<Kind> arguments) {
        return candidates.stream()
                .filter(candidate -> takes(kinds.apply(candidate), arguments))
                .max(Comparator.comparingInt(candidate -> same(kinds.apply(candidate), arguments)));
    }

    private static boolean takes(List<Kind> parameters, List<Kind> arguments) {
        if (parameters.size() != arguments.size()) {
            return false;
        }
        for (int i = 0; i < arguments.size(); i++) {
            boolean widened = parameters.get(i) == Kind.NUMBER && arguments.get(i) == Kind.INTEGER;
            if (parameters.get(i) != arguments.get(i) && !widened) {
                return false;
            }
        }
        return true;
    }

    private static int same(List<Kind> parameters, List<Kind> arguments) {
        int same = 0;
        for (int i = 0; i < arguments.size(); i++) {
            same += parameters.get(i) == arguments.get(i) ? 1 : 0;
        }
        return same;
    }
}
