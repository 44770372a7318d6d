// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import java.util.Locale;

/** Figures of a run. */
final class Tally {
    private int architectures;
    private int gradientChecks;
    private int kinks;
    private double worstGradient;
    private double worstAgreement;
    private double worstFloat;

    void architecture() {
        architectures++;
    }

    void gradient(double error) {
        gradientChecks++;
        worstGradient = Math.max(worstGradient, error);
    }

    /** A number whose difference quotient crosses a kink, and was not compared. */
    void kink() {
        kinks++;
    }

    /** The relative difference of generated double code from the interpreter. */
    void agreement(double error) {
        worstAgreement = Math.max(worstAgreement, error);
    }

    /** The share of its bound that a difference between float and double took. */
    void shareOfBound(double share) {
        worstFloat = Math.max(worstFloat, share);
    }

    int gradientChecks() {
        return gradientChecks;
    }

    int kinks() {
        return kinks;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "architectures: %d, gradient checks %d (worst relative error %.1e, skipped at kinks %d),"
                        + " worst difference from the interpreter %.1e, float against double %.2f of its bound",
                architectures,
                gradientChecks,
                worstGradient,
                kinks,
                worstAgreement,
                worstFloat);
    }
}
