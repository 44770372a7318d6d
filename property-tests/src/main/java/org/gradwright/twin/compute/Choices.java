// SPDX-License-Identifier: Apache-2.0
package org.gradwright.twin.compute;

import java.util.ArrayList;
import java.util.List;

/**
 * Remembers which way code went at its choices: a running hash of the choices and their outcomes, in order. Passes of the same
 * signature went the same way everywhere, so between them a network is as smooth as the functions it is made of.
 *
 * <p>Every method gives what Java or {@link DoubleMath} gives. A choice is told by the number of the place in the code.
 */
public final class Choices {
    /** A choice and how it came out. */
    private record Outcome(int place, long value) {}

    private long signature;
    private boolean keeping;
    private List<Outcome> kept = new ArrayList<>();

    /** Starts again with the signature of code that has not chosen yet. */
    public void restart() {
        signature = 0;
        kept = new ArrayList<>();
    }

    /** A number that is the same for passes that met the same choices with the same outcomes. */
    public long signature() {
        return signature;
    }

    /**
     * The place of the first choice that came out differently in two passes, or -1 where none did.
     *
     * @param one a pass, and another: what they choose is recorded here
     */
    public int difference(Runnable one, Runnable another) {
        List<Outcome> first = outcomes(one);
        List<Outcome> second = outcomes(another);
        for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
            if (!first.get(i).equals(second.get(i))) {
                return first.get(i).place();
            }
        }
        return -1;
    }

    private List<Outcome> outcomes(Runnable pass) {
        restart();
        keeping = true;
        pass.run();
        keeping = false;
        return kept;
    }

    /** Remembers an outcome. */
    public void note(int place, long outcome) {
        if (keeping) {
            kept.add(new Outcome(place, outcome));
        }
        signature = (signature ^ (31L * place + outcome + 0x9E3779B97F4A7C15L)) * 0xBF58476D1CE4E5B9L;
        signature ^= signature >>> 29;
    }

    /** The condition of a choice. */
    public boolean of(int place, boolean condition) {
        note(place, condition ? 1 : 2);
        return condition;
    }

    /** {@code g} where {@code x > 0}, else 0. */
    public double gate(int place, double g, double x) {
        note(place, x > 0 ? 1 : 2);
        return DoubleMath.gate(g, x);
    }

    /** The absolute value of x, which chooses by the sign. */
    public double abs(int place, double x) {
        note(place, sign(x));
        return DoubleMath.abs(x);
    }

    /** -1, 0 or 1 by the sign of x. */
    public double signum(int place, double x) {
        note(place, sign(x));
        return DoubleMath.signum(x);
    }

    /** The larger of two numbers; that they are equal is an outcome of its own. */
    public double max(int place, double x, double y) {
        note(place, sign(x - y));
        return DoubleMath.max(x, y);
    }

    /** The smaller of two numbers; that they are equal is an outcome of its own. */
    public double min(int place, double x, double y) {
        note(place, sign(x - y));
        return DoubleMath.min(x, y);
    }

    /** The largest integer not above x. */
    public double floor(int place, double x) {
        return whole(place, DoubleMath.floor(x));
    }

    /** The smallest integer not below x. */
    public double ceil(int place, double x) {
        return whole(place, DoubleMath.ceil(x));
    }

    /** The integer nearest to x, the even one of two. */
    public double rint(int place, double x) {
        return whole(place, DoubleMath.rint(x));
    }

    private double whole(int place, double value) {
        note(place, (long) value);
        return value;
    }

    /** {@code x % y}, which chooses how often y is taken off. */
    public double remainder(int place, double x, double y) {
        note(place, (long) (x / y));
        return x % y;
    }

    /** {@code x % y}: no choice, since integers do not move by small steps. */
    public int remainder(int place, int x, int y) {
        return x % y;
    }

    /** {@code (int) x}. */
    public int integer(int place, double x) {
        note(place, (int) x);
        return (int) x;
    }

    private static long sign(double x) {
        return x > 0 ? 1 : x < 0 ? -1 : 0;
    }
}
