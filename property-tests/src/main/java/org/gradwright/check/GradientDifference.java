// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A gradient beside its difference quotient.
 *
 * @param of the full name of the parameter, such as {@code hidden.weight}, or the name of the input
 * @param index its place there, one number for each extent; empty for the slope along a random direction
 * @param generated what the generated code computes
 * @param numeric what the differences of the loss say
 * @param error {@code abs(generated - numeric) / max(abs(generated), abs(numeric), 1e-3 * largest gradient)}; infinite where
 *     a number is not finite. Where the rounding of the loss may have done more than an eighth of the tolerance to the
 *     difference, it is taken off first
 */
public record GradientDifference(String of, List<Integer> index, double generated, double numeric, double error) {
    public GradientDifference {
        index = List.copyOf(index);
    }

    /** The place, as {@code hidden.weight[12, 100]}. */
    public String place() {
        return place(of, index);
    }

    static String place(String of, List<Integer> index) {
        return index.isEmpty() ? of + ", along a random direction" : of + index;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s (generated %.6g, numeric %.6g)", place(), generated, numeric);
    }

    static List<Integer> indexOf(int flat, int[] shape) {
        Integer[] index = new Integer[shape.length];
        int rest = flat;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            index[axis] = rest % shape[axis];
            rest /= shape[axis];
        }
        return Arrays.asList(index);
    }
}
