// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.diagnostic.Problem;

/**
 * The members of a layer's annotation that are numbers for rows and columns; of a layer on sequences, numbers for steps.
 *
 * @param axes 2 for rows and columns, 1 for steps
 */
record Extents(LayerSite site, int axes) {
    private static final BigInteger LONGEST = BigInteger.valueOf(Integer.MAX_VALUE);

    AnnotationUse attributes() {
        return site.attributes();
    }

    /** Whether the member is written; a member without numbers is not. */
    boolean has(String member) {
        return !attributes().isList(member) || !attributes().integers(member).isEmpty();
    }

    /** One number for each axis. */
    List<Integer> of(String member) {
        List<Integer> numbers = attributes().isList(member)
                ? attributes().integers(member)
                : List.of(attributes().integer(member));
        return numbers.size() == axes
                ? numbers
                : List.of(numbers.get(0), numbers.get(0)).subList(0, axes);
    }

    /** Whether each of the members has a number for each axis, or one for both; those that have not are reported. */
    boolean complete(List<String> members, List<String> optional) {
        boolean complete = true;
        for (String member : members) {
            complete &= complete(member, false);
        }
        for (String member : optional) {
            complete &= complete(member, true);
        }
        return complete;
    }

    private boolean complete(String member, boolean optional) {
        int count = attributes().isList(member) ? attributes().integers(member).size() : 1;
        boolean complete = count == 1 || count == axes || (optional && count == 0);
        if (!complete) {
            refuse(
                    member,
                    "the length of " + member + " of '" + site.member().name() + "'",
                    count,
                    axes == 1 ? "1" : "1 or 2",
                    axes == 1
                            ? "Give one number."
                            : "Give one number for rows and columns, or one for rows and one for columns.");
        }
        return complete;
    }

    /** Reports a number that is out of range. */
    void refuse(String member, String what, Object value, String range, String fix) {
        site.diagnostics()
                .report(Problem.OUT_OF_RANGE, attributes().placeOf(member), site.trace(), what, value, range, fix);
    }

    /** The product of extents where an array can hold so many values; else that is reported. */
    Optional<Integer> size(String what, String member, String fix, Integer... extents) {
        return size(what, member, fix, List.of(extents));
    }

    Optional<Integer> size(String what, String member, String fix, List<Integer> extents) {
        BigInteger size = BigInteger.ONE;
        for (int extent : extents) {
            size = size.multiply(BigInteger.valueOf(extent));
        }
        if (size.compareTo(LONGEST) > 0) {
            site.diagnostics().report(Problem.TOO_LARGE, attributes().placeOf(member), site.trace(), what, size, fix);
            return Optional.empty();
        }
        return Optional.of(size.intValueExact());
    }
}
