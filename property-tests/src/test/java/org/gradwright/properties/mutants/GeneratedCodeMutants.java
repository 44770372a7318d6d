// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.mutants;

import java.util.List;

/** Faults in generated code, whichever stage might make them. */
final class GeneratedCodeMutants {
    private GeneratedCodeMutants() {}

    static List<Mutant> all() {
        return List.of(
                value("dense", "lost bias", "parameters, HIDDEN_BIAS, ", ""),
                value(
                        "dense",
                        "transposed weight",
                        "COMPUTE.product\\((\\w+), parameters, DIGIT_WEIGHT, parameters, DIGIT_BIAS, (\\w+), rows, 9, 4\\)",
                        "COMPUTE.productTransposed($1, parameters, DIGIT_WEIGHT, $2, rows, 4, 9)"),
                value("dense", "bias of another layer", "parameters, DIGIT_BIAS, ", "parameters, HIDDEN_BIAS, "),
                value(
                        "dense",
                        "frozen, but trained",
                        "if \\((addsTo\\(network.digit\\)|!network.digit.frozen\\(\\))\\)",
                        "if (true)"),
                value(
                        "dense",
                        "gradient not added up",
                        "COMPUTE.addTransposedProduct\\(pixels",
                        "java.util.Arrays.fill(gradients, HIDDEN_WEIGHT, HIDDEN_WEIGHT + 72, 0); $0"),
                gradient("dense", "lost bias gradient", "COMPUTE.addColumnSums\\(hidden.*\\);", ""),
                gradient("dense", "lost weight gradient", "COMPUTE.addTransposedProduct\\(pixels.*\\);", ""),
                gradient(
                        "dense",
                        "transposed product",
                        "COMPUTE.productTransposed\\((digitG.*), rows, 9, 4\\)",
                        "COMPUTE.product($1, rows, 4, 9)"),
                gradient(
                        "relu",
                        "slope of the other side",
                        "COMPUTE.gate\\((\\w+), hidden, (\\w+), (.*)\\);",
                        "for (int i = 0; i < $3; i++) { $2[i] = hidden[i] > 0 ? 0 : $1[i]; }"),
                gradient("loss", "gradient not over the batch", "scale / rows", "scale"),
                gradient(
                        "dropout",
                        "gradient past the mask",
                        "dropMask\\[i\\] = (\\w+)\\[i\\] .*;",
                        "dropMask[i] = $1[i];"),
                gradient(
                        "batch normalization",
                        "sums for scale and shift swapped",
                        "(normalizeColumnsGradient\\(.*), (\\w+), (\\w+), (\\w+), rows",
                        "$1, $3, $2, $4, rows"),
                gradient(
                        "batch normalization",
                        "the input in the place of its gradient",
                        "normalizeColumnsGradient\\((\\w+), (\\w+)",
                        "normalizeColumnsGradient($2, $2"));
    }

    private static Mutant value(String of, String fault, String text, String replacement) {
        return Mutant.ofGenerated(of, fault, text, replacement, Check.interpreter(Specimens.DIGITS));
    }

    private static Mutant gradient(String of, String fault, String text, String replacement) {
        return Mutant.ofGenerated(
                of, fault, text, replacement, Check.quotients(Specimens.DIGITS), Check.interpreter(Specimens.DIGITS));
    }
}
