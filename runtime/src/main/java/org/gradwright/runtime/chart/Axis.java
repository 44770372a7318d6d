// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.chart;

import java.util.ArrayList;
import java.util.List;

/** An axis that begins and ends at round numbers: 1, 2 or 5 times a power of ten, or whole multiples of such a step. */
final class Axis {
    /** Beyond this, differences overflow. */
    private static final double LARGEST = 1e300;

    private static final int STEPS = 5;
    private static final int[] MANTISSAS = {1, 2, 5};

    private final boolean logarithmic;
    private final List<Tick> ticks;
    private final double first;
    private final double last;

    private Axis(boolean logarithmic, List<Tick> ticks) {
        this.logarithmic = logarithmic;
        this.ticks = ticks;
        first = scaled(ticks.get(0).value());
        last = scaled(ticks.get(ticks.size() - 1).value());
    }

    /** Whether an axis can show a number: a finite one up to 1e300, and on a logarithmic axis one from 1e-300 on. */
    static boolean shows(double value, boolean logarithmic) {
        return Math.abs(value) <= LARGEST && !(logarithmic && value < 1 / LARGEST);
    }

    /** An axis that shows these two numbers, the smallest and the largest one, and what is between them. */
    static Axis of(double smallest, double largest, boolean logarithmic) {
        return new Axis(logarithmic, logarithmic ? powers(smallest, largest) : multiples(smallest, largest));
    }

    private static List<Tick> multiples(double smallest, double largest) {
        double low = smallest;
        double high = largest;
        double size = Math.max(Math.abs(low), Math.abs(high));
        if (high - low <= 1e-9 * size || high - low < 1 / LARGEST) {
            double room = size < 1 / LARGEST ? 1 : size / 2;
            low -= room;
            high += room;
        }
        double aim = (high - low) / STEPS;
        int exponent = (int) Math.floor(StrictMath.log10(aim));
        double mantissa = aim / Tick.of(1, exponent).value();
        int step = mantissa < 1.5 ? 1 : mantissa < 3.5 ? 2 : mantissa < 7.5 ? 5 : 10;
        double width = Tick.of(step, exponent).value();
        // A number that is a multiple but for its rounding is one.
        long from = (long) Math.floor(low / width + 1e-6);
        long to = (long) Math.ceil(high / width - 1e-6);
        List<Tick> ticks = new ArrayList<>();
        for (long count = from; count <= to; count++) {
            ticks.add(Tick.of(count * step, exponent));
        }
        return ticks;
    }

    /** Powers of ten; of less than three decades their doubles and halves, too; of many decades every n-th. */
    private static List<Tick> powers(double smallest, double largest) {
        int from = (int) Math.floor(StrictMath.log10(smallest) + 1e-9);
        int to = (int) Math.max(from + 1, Math.ceil(StrictMath.log10(largest) - 1e-9));
        List<Tick> ticks = new ArrayList<>();
        if (to - from < 3) {
            for (int exponent = from; exponent <= to; exponent++) {
                for (int mantissa : MANTISSAS) {
                    ticks.add(Tick.of(mantissa, exponent));
                }
            }
            while (ticks.get(1).value() <= smallest) {
                ticks.remove(0);
            }
            while (ticks.get(ticks.size() - 2).value() >= largest && ticks.size() > 2) {
                ticks.remove(ticks.size() - 1);
            }
            return ticks;
        }
        int step = (to - from + 2 * STEPS - 1) / (2 * STEPS);
        for (int exponent = from; exponent < to + step; exponent += step) {
            ticks.add(Tick.of(1, exponent));
        }
        return ticks;
    }

    /** The marks in ascending order, at least two: the first begins the axis, the last ends it. */
    List<Tick> ticks() {
        return ticks;
    }

    /** Where a number is: 0 at the beginning, 1 at the end. */
    double place(double value) {
        return (scaled(value) - first) / (last - first);
    }

    private double scaled(double value) {
        return logarithmic ? StrictMath.log10(value) : value;
    }
}
