// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.mutants;

import java.util.List;

/** Faults in what is spread over several values, summed along one extent, or given other axes. */
final class SpreadMutants {
    private static final String PARTS = "differentiation.PartRules";
    private static final String SPREAD = "differentiation.SpreadRules";
    private static final String STEPS = "plan.PartSteps";
    private static final String INDICES = "emit.IndexSpace";

    private SpreadMutants() {}

    static List<Mutant> all() {
        return List.of(
                gradient(
                        "LastSum",
                        "gradient of a mean",
                        PARTS,
                        "new Operation.Elementwise(Arithmetic.COPY)",
                        "new Operation.Elementwise(Arithmetic.times(1.0 / x.shape().last()))"),
                gradient(
                        "Insert",
                        "gradient of the beginning",
                        PARTS,
                        "new Operation.Slice(((Operation.Insert) node.operation()).at())",
                        "new Operation.Slice(0 * node.id())"),
                gradient(
                        "Exchange",
                        "gradient not exchanged back",
                        PARTS,
                        "Operation back = new Operation.Exchange()",
                        "Operation back = new Operation.Reshape()"),
                gradient(
                        "value of a channel",
                        "gradient as a mean over the places",
                        SPREAD,
                        "Axis.whole(places)), false)",
                        "Axis.whole(places)), true)"),
                gradient(
                        "value of a place",
                        "gradient of the first channel",
                        SPREAD,
                        "new Operation.LastSum()",
                        "new Operation.Slice(0)"),
                value(
                        "Exchange",
                        "copied as it is",
                        STEPS,
                        "new Argument.Count(extents.get(1)), new Argument.Count(extents.get(2)),",
                        "new Argument.Count(1), new Argument.Count(extents.get(1) * extents.get(2)),"),
                value(
                        "LastSum",
                        "of the first values",
                        STEPS,
                        "new Argument.Rows(node.shape().size()), lowering.columns(node, 0)",
                        "new Argument.Rows(node.shape().size()), new Argument.Count(1)"),
                value(
                        "value of a channel",
                        "of the first row",
                        INDICES,
                        "case CHANNELS -> threefold() ? \"ofRow + j\" : full()",
                        "case CHANNELS -> \"j\""),
                value(
                        "value of a place",
                        "of the row",
                        INDICES,
                        "case PLACES -> threefold() ? \"at / \" + shape.last() : \"row\"",
                        "case PLACES -> \"row\""),
                routine(
                        "exchangeAxes",
                        "only within the first row",
                        "transpose(from, to, row * size, first, second)",
                        "transpose(from, to, 0, first, second)"),
                routine(
                        "exchangeAxes",
                        "vectors not exchanged",
                        "at + (k * first + i) * inner",
                        "at + (i * second + k) * inner"));
    }

    private static Mutant gradient(String of, String fault, String file, String text, String replacement) {
        return Mutant.ofProcessor(of, fault, file, text, replacement, Check.quotients(Specimens.SPREAD));
    }

    private static Mutant value(String of, String fault, String file, String text, String replacement) {
        return Mutant.ofProcessor(of, fault, file, text, replacement, Check.interpreter(Specimens.SPREAD));
    }

    private static Mutant routine(String of, String fault, String text, String replacement) {
        return Mutant.ofRuntime(
                of, fault, "compute.AxisExchange", text, replacement, Check.interpreter(Specimens.SPREAD));
    }
}
