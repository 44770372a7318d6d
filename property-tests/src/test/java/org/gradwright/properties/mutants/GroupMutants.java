// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.mutants;

import java.util.List;

/** Faults of normalization by groups. */
final class GroupMutants {
    private static final String RULES = "differentiation.GroupRules";
    private static final String ROUTINES = "compute.GroupNormalization";

    private GroupMutants() {}

    /** Wrong derivatives. */
    static List<Mutant> rules() {
        return List.of(
                rule("values before the normalization", "gradient, node, inverse)", "gradient, x, inverse)"),
                rule("values for gradients", "gradient, node, inverse)", "node, node, inverse)"),
                rule("mean for the inverse", "node.inputs().size() - 1", "1"));
    }

    /** Wrong routines. */
    static List<Mutant> routines() {
        return List.of(
                routine("group of another row", "k / groups * places * channels", "k * places * channels / channels"),
                routine("first group for all", "+ k % groups * (channels / groups)", ""),
                routine("places counted once", "means[k] = sum / (places * width);", "means[k] = sum / width;"),
                routine("sum of every fourth value", "two += x[j + 1];", ""),
                routine("epsilon lost", "/ (places * width) + epsilon", "/ (places * width)"),
                routine("mean not subtracted", "h[j] = (x[j] - mean) * inverse;", "h[j] = x[j] * inverse;"),
                routine("mean of the gradient lost", "(g[j] - mean - h[j] * slope)", "(g[j] - h[j] * slope)"),
                routine("slope of the variance lost", "(g[j] - mean - h[j] * slope)", "(g[j] - mean)"),
                routine("inverse lost", "inverse * (g[j] - mean", "(g[j] - mean"),
                Mutant.ofRuntime(
                        "normalization by roots",
                        "centered",
                        ROUTINES,
                        "sum += centered ? sum(g, from, width) : 0;",
                        "sum += sum(g, from, width);",
                        Check.interpreter(Specimens.ROOTS),
                        Check.quotients(Specimens.ROOTS),
                        Check.reference("rms_norm")),
                Mutant.ofRuntime(
                        "normalization by roots",
                        "variance for the mean square",
                        ROUTINES,
                        "squares(x, first + p * channels, width, 0)",
                        "squares(x, first + p * channels, width, sum(x, first, width) / width)",
                        Check.interpreter(Specimens.ROOTS),
                        Check.reference("rms_norm")));
    }

    private static Mutant rule(String fault, String text, String replacement) {
        return Mutant.ofProcessor(
                "GroupStandardize", fault, RULES, text, replacement, Check.quotients(Specimens.GROUPS));
    }

    private static Mutant routine(String fault, String text, String replacement) {
        return Mutant.ofRuntime(
                "normalization by groups",
                fault,
                ROUTINES,
                text,
                replacement,
                Check.interpreter(Specimens.GROUPS),
                Check.reference("group_norm"),
                Check.reference("layer_norm"));
    }
}
