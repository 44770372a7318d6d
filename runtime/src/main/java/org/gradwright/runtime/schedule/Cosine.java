// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.schedule;

/** {@code minimum + (base - minimum) * (1 + cos(pi * t / length)) / 2}. */
record Cosine(long length, double minimum) implements Schedule {
    Cosine {
        Limits.atLeastOne("length", length);
        Limits.notNegative("minimum", minimum);
    }

    @Override
    public double rate(double base, long time) {
        long place = time % length;
        boolean falls = time / length % 2 == 0;
        return HalfWave.between(base, minimum, (double) (falls ? place : length - place) / length);
    }

    @Override
    public String description() {
        return "cosine over " + length + ", minimum " + minimum;
    }
}
