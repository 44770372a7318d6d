// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import java.util.Locale;

/** Figures of a run. */
final class Tally {
    private int architectures;
    private int gradientChecks;
    private int nearKinks;
    private int kinks;
    private double worstGradient;
    private double worstAgreement;
    private double worstFloat;

    void architecture() {
        architectures++;
    }

    /**
     * A gradient was compared.
     *
     * @param nearKink whether some difference quotients were left out because they cross a kink
     */
    void gradient(double error, boolean nearKink) {
        gradientChecks++;
        nearKinks += nearKink ? 1 : 0;
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
                "architectures: %d, gradient checks %d (worst relative error %.1e, with shorter steps near kinks %d, skipped at kinks %d),"
                        + " worst difference from the interpreter %.1e, float against double %.2f of its bound",
                architectures,
                gradientChecks,
                worstGradient,
                nearKinks,
                kinks,
                worstAgreement,
                worstFloat);
    }
}
