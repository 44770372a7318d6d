// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a check of gradients found.
 *
 * @param name what was checked: a network's name, or an annotation as {@code @Pinball}
 * @param tolerance the greatest relative error allowed
 * @param directions how many random directions were tried in each parameter and input; 0 where each number was
 * @param parts the parameters in the order of their layers, then the inputs
 */
public record GradientReport(String name, double tolerance, int directions, List<Part> parts) {
    /**
     * What was found in one parameter or input.
     *
     * @param of its full name
     * @param shape its extents; for an input, rows first
     * @param input whether it is an input
     * @param compared how many slopes were compared
     * @param wrong how many of them differ by more than the tolerance
     * @param kinks how many were left out, because the loss has a kink there
     * @param unresolved how many could not be told from differences; they count as wrong
     * @param worst the one with the greatest error
     */
    public record Part(
            String of,
            List<Integer> shape,
            boolean input,
            int compared,
            int wrong,
            int kinks,
            int unresolved,
            Optional<GradientDifference> worst) {
        public Part {
            shape = List.copyOf(shape);
        }

        /** Whether something was compared and nothing is wrong. */
        public boolean isCorrect() {
            return compared > 0 && wrong == 0 && unresolved == 0;
        }

        @Override
        public String toString() {
            String verdict = wrong > 0 ? wrong + " of " + compared + " wrong" : compared + " right";
            return of + ": " + (compared == 0 ? "none compared" : verdict)
                    + (unresolved > 0 ? ", " + unresolved + " without a measurable slope" : "")
                    + (kinks > 0 ? ", " + counted(kinks, "kink") + " skipped" : "")
                    + (wrong > 0 ? ", worst at " + worst.map(Object::toString).orElse("") : "");
        }
    }

    public GradientReport {
        parts = List.copyOf(parts);
    }

    /** Whether every gradient that was compared is right, and some of each parameter and input were. */
    public boolean isCorrect() {
        return parts.stream().allMatch(Part::isCorrect);
    }

    /** The gradient with the greatest error. */
    public Optional<GradientDifference> worst() {
        return parts.stream()
                .flatMap(part -> part.worst().stream())
                .max(Comparator.comparingDouble(GradientDifference::error));
    }

    /** The parameters and inputs in which something is wrong. */
    public List<Part> wrong() {
        return parts.stream().filter(part -> !part.isCorrect()).toList();
    }

    /** How many slopes were compared. */
    public int compared() {
        return parts.stream().mapToInt(Part::compared).sum();
    }

    /** How many slopes were left out, because the loss has a kink there. */
    public int kinks() {
        return parts.stream().mapToInt(Part::kinks).sum();
    }

    /**
     * Does nothing when the gradients are right.
     *
     * @throws AssertionError with this report as its message, if they are not
     */
    public void assertCorrect() {
        if (!isCorrect()) {
            throw new AssertionError(toString());
        }
    }

    /** One line when all is right; otherwise also a line for each parameter and input. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("gradients of ").append(name);
        text.append(isCorrect() ? ": " : " are wrong: ").append(extent());
        if (directions > 0) {
            text.append(" along ")
                    .append(counted(directions, "random direction"))
                    .append(" each");
        }
        worst().ifPresent(worst ->
                text.append(String.format(Locale.ROOT, ", worst relative error %.2g at %s", worst.error(), worst)));
        if (kinks() > 0) {
            text.append(", ").append(counted(kinks(), "kink")).append(" skipped");
        }
        if (!isCorrect()) {
            text.append(String.format(Locale.ROOT, "; the tolerance is %.2g", tolerance));
            parts.forEach(part -> text.append("\n  ").append(part));
            text.append(
                    "\n  A fault in one layer makes every layer before it wrong as well: it is in the last layer that is"
                            + " wrong, or just behind it.");
        }
        return text.toString();
    }

    private String extent() {
        int parameters = parts.stream()
                .filter(part -> !part.input())
                .mapToInt(part -> product(part.shape()))
                .sum();
        String inputs = String.join(
                " and ",
                parts.stream()
                        .filter(Part::input)
                        .map(part -> part.shape().get(0) + " x "
                                + product(part.shape()) / part.shape().get(0))
                        .toList());
        return counted(parameters, "parameter") + " and " + inputs + " inputs checked";
    }

    private static int product(List<Integer> shape) {
        return shape.stream().reduce(1, (a, b) -> a * b);
    }

    private static String counted(int count, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }
}
