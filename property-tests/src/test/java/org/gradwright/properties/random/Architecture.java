// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

/**
 * A network to check, as the source of its declaration, and what to run it on.
 *
 * @param name the simple name of the declared type, in the package {@link #PACKAGE}
 * @param seed of the data and of the network's initial parameters
 * @param targets what the loss takes
 * @param weighted whether the rows have weights, zero and negative ones among them
 */
public record Architecture(
        String name, long seed, String source, Targets targets, int rows, int capacity, boolean weighted) {
    /** The package of all declarations. */
    public static final String PACKAGE = "drawn";

    /** What the target of a loss is. */
    public enum Targets {
        /** There is no loss. */
        NONE,
        /** Any numbers. */
        VALUES,
        /** Numbers from 0 to 1. */
        PROBABILITIES,
        /** A distribution in each row. */
        DISTRIBUTIONS,
        /** One class for each row. */
        LABELS,
        /** For each target what its column says that it may be. */
        DECLARED
    }

    /** A declaration in the package of all declarations. */
    public static String declaration(String name, boolean inputGradients, String members) {
        return """
                package %s;

                import org.gradwright.*;
                import org.gradwright.activation.*;
                import org.gradwright.loss.*;
                import org.gradwright.regularizer.*;

                @Network%s
                public interface %s {
                %s}
                """.formatted(PACKAGE, inputGradients ? "(inputGradients = true)" : "", name, members.indent(4));
    }

    public String binaryName() {
        return PACKAGE + "." + name;
    }

    @Override
    public String toString() {
        return "seed " + seed + ", " + rows + " rows, capacity " + capacity + (weighted ? ", weighted" : "") + "\n"
                + source;
    }
}
