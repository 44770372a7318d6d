// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradwright.processor.diagnostic.NumberText;

/**
 * The numbers that a member of an annotation can have, as {@code @Range} says.
 *
 * @param above the lower bound, which is not part of the range itself; so is {@code below} the upper one
 * @param name what messages call the number; empty where they make it up
 * @param example a sentence with a number that can be meant; empty if there is none
 */
public record NumberRange(double atLeast, double above, double atMost, double below, String name, String example) {
    /** Every number. */
    public static final NumberRange ALL = new NumberRange(
            Double.NEGATIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            "",
            "");

    /** The range with the values of a {@code @Range}, defaults included. */
    static NumberRange of(Map<String, Object> values) {
        return new NumberRange(
                number(values, "atLeast", ALL.atLeast),
                number(values, "above", ALL.above),
                number(values, "atMost", ALL.atMost),
                number(values, "below", ALL.below),
                String.valueOf(values.getOrDefault("name", "")),
                String.valueOf(values.getOrDefault("example", "")));
    }

    private static double number(Map<String, Object> values, String member, double otherwise) {
        return values.get(member) instanceof Number number ? number.doubleValue() : otherwise;
    }

    /** Whether the number is finite and within all bounds. */
    public boolean contains(double value) {
        return Double.isFinite(value) && holds(value);
    }

    /** Whether the number is within all bounds that there are, and be it infinite. */
    public boolean holds(double value) {
        return value >= atLeast
                && value <= atMost
                && (value > above || above == ALL.above)
                && (value < below || below == ALL.below);
    }

    /** Whether no number is within all bounds. */
    public boolean isEmpty() {
        double least = Math.max(atLeast, above);
        double greatest = Math.min(atMost, below);
        boolean ordered = least < greatest || (least == greatest && contains(least));
        return !ordered || least == Double.POSITIVE_INFINITY || greatest == Double.NEGATIVE_INFINITY;
    }

    /**
     * What a number must be: {@code at least 0 and below 1}.
     *
     * @param finite whether to say that it must be finite even where there are bounds
     */
    public String text(boolean finite) {
        List<String> bounds = new ArrayList<>();
        if (atLeast != ALL.atLeast) {
            bounds.add("at least " + NumberText.ofBound(atLeast));
        }
        if (above != ALL.above) {
            bounds.add("above " + NumberText.ofBound(above));
        }
        if (atMost != ALL.atMost) {
            bounds.add("at most " + NumberText.ofBound(atMost));
        }
        if (below != ALL.below) {
            bounds.add("below " + NumberText.ofBound(below));
        }
        if (finite || bounds.isEmpty()) {
            bounds.add("finite");
        }
        return String.join(" and ", bounds);
    }
}
