// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.schedule;

/**
 * One rise and one longer fall, each along half a wave of the cosine: from {@code base / start} at 0 to {@code base} at
 * {@code rise * length - 1}, and to {@code base / (start * end)} at {@code length - 1} and beyond.
 */
record OneCycle(long length, double rise, double start, double end) implements Schedule {
    OneCycle {
        if (length < 2) {
            throw new IllegalArgumentException("length is " + length + ", but must be at least 2");
        }
        if (!(rise * length > 1 && rise < 1)) {
            throw new IllegalArgumentException(
                    "rise is " + rise + ", but must be below 1, and rise * length above 1: length is " + length);
        }
        divisor("start", start);
        divisor("end", end);
    }

    private static void divisor(String name, double value) {
        if (!(value >= 1 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " is " + value + ", but must be finite and at least 1");
        }
    }

    @Override
    public double rate(double base, long time) {
        double top = rise * length - 1;
        double last = length - 1;
        double low = base / start;
        if (time <= top) {
            return HalfWave.between(low, base, time / top);
        }
        return HalfWave.between(base, low / end, Math.min(1, (time - top) / (last - top)));
    }

    @Override
    public String description() {
        return "one cycle over " + length + ", rise " + rise + ", start " + start + ", end " + end;
    }
}
