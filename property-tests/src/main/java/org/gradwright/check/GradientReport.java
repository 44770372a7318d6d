// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a check of gradients found.
 *
 * @param name what was checked: a network's name, or an annotation as {@code @Pinball}
 * @param tolerance the greatest relative error allowed
 * @param directions how many random directions were tried in each parameter and input; 0 where each number was
 * @param parts the parameters in the order of their layers, then the inputs
 */
public record GradientReport(String name, double tolerance, int directions, List<Part> parts) {
    /** How many of the slopes left out the text names. */
    private static final int NAMED = 3;

    /**
     * A slope that was left out, because the network has a kink or a jump there.
     *
     * @param of the full name of the parameter, or the name of the input
     * @param index its place there, one number for each extent; empty for the slope along a random direction
     * @param choice what comes out differently on the other side, as {@code sum > 0 in forwardHidden}: code of the generated
     *     class and its method
     */
    public record LeftOut(String of, List<Integer> index, String choice) {
        public LeftOut {
            index = List.copyOf(index);
        }

        @Override
        public String toString() {
            return GradientDifference.place(of, index) + " (" + choice + ")";
        }
    }

    /**
     * What was found in one parameter or input.
     *
     * @param of its full name
     * @param shape its extents; for an input, rows first
     * @param input whether it is an input
     * @param compared how many slopes were compared
     * @param rough in how many of them the rounding of the loss is more than the tolerance, so that less can be seen
     * @param wrong how many of them differ by more than the tolerance
     * @param kinks at how many slopes a difference crossed a kink, which the branch signature tells
     * @param leftOut those of them for which no shorter step would do
     * @param unresolved how many could not be told from differences; they count as wrong
     * @param worst the one with the greatest error
     */
    public record Part(
            String of,
            List<Integer> shape,
            boolean input,
            int compared,
            int rough,
            int wrong,
            int kinks,
            List<LeftOut> leftOut,
            int unresolved,
            Optional<GradientDifference> worst) {
        public Part {
            shape = List.copyOf(shape);
            leftOut = List.copyOf(leftOut);
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
                    + (leftOut.isEmpty() ? "" : ", " + GradientReport.text(leftOut))
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

    /** At how many slopes a difference crossed a kink: those compared with shorter steps, and those left out. */
    public int kinks() {
        return parts.stream().mapToInt(Part::kinks).sum();
    }

    /** The slopes that were left out, because every difference crossed a kink. */
    public List<LeftOut> leftOut() {
        return parts.stream().flatMap(part -> part.leftOut().stream()).toList();
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
        text.append(", ").append(counted(compared(), "slope")).append(" compared");
        int rough = parts.stream().mapToInt(Part::rough).sum();
        text.append(rough == 0 ? ", " : String.format(Locale.ROOT, " (%,d only as far as rounding allows), ", rough));
        text.append(counted(kinks(), "kink")).append(" recognized by branch signature, ");
        text.append(text(leftOut()));
        worst().ifPresent(worst ->
                text.append(String.format(Locale.ROOT, ", worst relative error %.2g at %s", worst.error(), worst)));
        if (!isCorrect()) {
            text.append(String.format(Locale.ROOT, "; the tolerance is %.2g", tolerance));
            parts.forEach(part -> text.append("\n  ").append(part));
            text.append(
                    "\n  A fault in one layer makes every layer before it wrong as well: it is in the last layer that is"
                            + " wrong, or just behind it.");
        }
        return text.toString();
    }

    /** How many were left out, and the first few of them. */
    private static String text(List<LeftOut> leftOut) {
        return String.format(Locale.ROOT, "%,d left out", leftOut.size())
                + (leftOut.isEmpty() ? "" : ": ")
                + leftOut.stream().limit(NAMED).map(LeftOut::toString).collect(Collectors.joining(", "))
                + (leftOut.size() > NAMED ? ", ..." : "");
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
