// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import java.util.Locale;
import org.gradwright.properties.interpreter.Branches;
import org.gradwright.runtime.compute.Compute;

/** Figures of the checks of one network, or of many; for one thread. */
final class Tally {
    /** What is counted. */
    enum Count {
        NETWORKS,
        LAYERS,
        /** Numbers whose gradient was compared with a difference quotient. */
        NUMBERS,
        /** Directions along which a whole parameter or input was compared. */
        DIRECTIONS,
        /** Comparisons for which some step was too wide, because it crosses a kink. */
        NEAR_KINKS,
        /** Comparisons left out, because every step crosses a kink. */
        AT_KINKS,
        /** Comparisons in which the rounding of the loss may hide an error above the bound. */
        WITHIN_ROUNDING,
        /** Arrays compared with the interpreter's. */
        AGREEMENTS,
        /** Arrays of float compared with those of double. */
        NARROW,
        /** Gradients of frozen parameters, all of them 0. */
        FROZEN,
        /** Batches refused. */
        REFUSED,
        /** Arrays that were computed a second time, in this or another session, with the same bits. */
        REPEATED,
        /** Values that were put into an array in which nothing lay that was still needed. */
        PLACED,
        CHOICES,
        CHOICES_BOTH_WAYS,
        NETWORKS_WITH_CHOICES,
        NETWORKS_BOTH_WAYS
    }

    private final String place;
    private final int[] counts = new int[Count.values().length];
    private final Worst gradient = new Worst();
    private final Worst agreement = new Worst();
    private final Worst share = new Worst();

    /** Figures of many networks. */
    Tally() {
        place = "";
    }

    /** Figures of one network. */
    Tally(String network) {
        place = " of " + network;
    }

    void count(Count what) {
        count(what, 1);
    }

    void count(Count what, int times) {
        counts[what.ordinal()] += times;
    }

    int of(Count what) {
        return counts[what.ordinal()];
    }

    /**
     * A gradient was compared.
     *
     * @param kind whether of a number or along a direction
     * @param nearKink whether some difference quotients were left out because they cross a kink
     */
    void gradient(Count kind, double error, String where, boolean nearKink) {
        count(kind);
        count(Count.NEAR_KINKS, nearKink ? 1 : 0);
        gradient.take(error, where + place);
    }

    /** The relative difference of generated double code from the interpreter. */
    void agreement(double error, String where) {
        count(Count.AGREEMENTS);
        agreement.take(error, where + place);
    }

    /** The share of its bound that a difference between float and double took. */
    void shareOfBound(double taken, String where) {
        count(Count.NARROW);
        share.take(taken, where + place);
    }

    /** The choices in the formulas of one network. */
    void branches(Branches branches) {
        count(Count.CHOICES, branches.selects());
        count(Count.CHOICES_BOTH_WAYS, branches.both());
        count(Count.NETWORKS_WITH_CHOICES, branches.selects() > 0 ? 1 : 0);
        count(Count.NETWORKS_BOTH_WAYS, branches.both() > 0 ? 1 : 0);
    }

    /** Adds the figures of other networks. */
    void add(Tally other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        gradient.take(other.gradient);
        agreement.take(other.agreement);
        share.take(other.share);
    }

    @Override
    public String toString() {
        return String.join(
                "\n  ",
                text("%,d networks of %,d layers", Count.NETWORKS, Count.LAYERS),
                text(
                                "gradients against difference quotients: %,d numbers and %,d directions, worst relative error ",
                                Count.NUMBERS, Count.DIRECTIONS)
                        + gradient.text("%.1e")
                        + text(
                                "; %,d with shorter steps near a kink, %,d right within rounding, %,d left out at a kink",
                                Count.NEAR_KINKS, Count.WITHIN_ROUNDING, Count.AT_KINKS),
                text("double against the interpreter: %,d arrays, worst relative difference ", Count.AGREEMENTS)
                        + agreement.text("%.1e"),
                "float (" + Compute.provider().getClass().getSimpleName() + ") against double: "
                        + text("%,d arrays, at worst ", Count.NARROW)
                        + share.text("%.2f of its bound"),
                String.format(
                        Locale.ROOT,
                        "both branches taken: in %.0f%% of the %,d networks with a choice, in %.0f%% of the %,d choices",
                        percent(Count.NETWORKS_BOTH_WAYS, Count.NETWORKS_WITH_CHOICES),
                        of(Count.NETWORKS_WITH_CHOICES),
                        percent(Count.CHOICES_BOTH_WAYS, Count.CHOICES),
                        of(Count.CHOICES)),
                text(
                        "the same bits again: %,d arrays; exactly 0: %,d gradients of frozen parameters; refused: %,d batches",
                        Count.REPEATED, Count.FROZEN, Count.REFUSED),
                text("placed where nothing was overwritten: %,d values", Count.PLACED));
    }

    /** The share of the first in the second, in percent; 100 of nothing. */
    double percent(Count part, Count whole) {
        return of(whole) == 0 ? 100 : 100.0 * of(part) / of(whole);
    }

    private String text(String format, Count... what) {
        Object[] numbers = new Object[what.length];
        for (int i = 0; i < what.length; i++) {
            numbers[i] = of(what[i]);
        }
        return String.format(Locale.ROOT, format, numbers);
    }
}
