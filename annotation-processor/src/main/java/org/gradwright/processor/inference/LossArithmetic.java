// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.List;
import java.util.stream.Stream;
import org.gradwright.processor.diagnostic.NumberText;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.inference.GraphValue.OfNumber;
import org.gradwright.processor.inference.GraphValue.OfScalar;

/** The methods of {@code Scalar}: sums and multiples of losses. */
final class LossArithmetic {
    private LossArithmetic() {}

    /** What a function gives that is called on a loss. */
    static GraphValue call(FunctionSite site) {
        List<GraphValue> arguments = site.arguments();
        String function = site.function().name();
        OfScalar first = (OfScalar) arguments.get(0);
        if (arguments.size() == 1 && function.equals("negate")) {
            return scaled(first, -1);
        }
        if (arguments.size() != 2) {
            return site.unknown();
        }
        GraphValue second = arguments.get(1);
        if (second instanceof OfScalar other) {
            return switch (function) {
                case "add" ->
                    new OfScalar(Stream.concat(first.terms().stream(), other.terms().stream())
                            .toList());
                case "subtract" ->
                    new OfScalar(Stream.concat(
                                    first.terms().stream(),
                                    other.terms().stream().map(term -> term.times(-1)))
                            .toList());
                default -> site.unknown();
            };
        }
        if (second instanceof OfNumber number) {
            boolean byZero = function.equals("divide") && number.value() == 0;
            if (byZero || !site.finite(number, 1)) {
                if (byZero) {
                    site.construction()
                            .refuse(
                                    Problem.OUT_OF_RANGE,
                                    site.function().arguments().get(1).place(),
                                    List.of(),
                                    "the number that 'divide' takes",
                                    NumberText.of(number.value()),
                                    "other than 0",
                                    "divide(2) halves a loss and its gradients.");
                }
                return Construction.MISSING;
            }
            return switch (function) {
                case "multiply", "divide" -> scaled(first, factor(function, number.value()));
                default -> site.unknown();
            };
        }
        return site.unknown();
    }

    private static double factor(String function, double number) {
        return function.equals("divide") ? 1 / number : number;
    }

    private static OfScalar scaled(OfScalar scalar, double factor) {
        return new OfScalar(
                scalar.terms().stream().map(term -> term.times(factor)).toList());
    }
}
