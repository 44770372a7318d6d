// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.mutants;

import java.util.List;

/** Faults in what joins values and takes parts of them, in the sums over the calls of a layer, and in where values lie. */
final class PartMutants {
    private static final String PARTS = "differentiation.PartRules";
    private static final String RULES = "differentiation.DerivativeRules";
    private static final String BACKWARD = "differentiation.Backward";
    private static final String STEPS = "plan.PartSteps";
    private static final String BUFFERS = "plan.BufferPlanner";

    private PartMutants() {}

    static List<Mutant> all() {
        return List.of(
                gradient("Concat", "all parts from the first on", PARTS, "from += part.shape().last();", ""),
                gradient("Concat", "parts the other way round", PARTS, "new Operation.Slice(from)", """
                        new Operation.Slice(node.shape().last() - from - part.shape().last())"""),
                gradient(
                        "Slice",
                        "gradient at the beginning",
                        PARTS,
                        "((Operation.Slice) node.operation()).from()",
                        "0 * node.id()"),
                gradient(
                        "RowSum",
                        "gradient of a mean",
                        PARTS,
                        "new Operation.Elementwise(Arithmetic.COPY)",
                        "new Operation.Elementwise(Arithmetic.times(1.0 / x.shape().size()))"),
                gradient(
                        "one number for each row",
                        "slope lost",
                        RULES,
                        "new Operation.RowSum(), input.shape(), full",
                        "new Operation.RowSum(), input.shape(), gradient"),
                gradient(
                        "shared layer",
                        "gradient of its first call alone",
                        BACKWARD,
                        "contributions.getOrDefault(of.id(), List.of())) {",
                        "contributions.getOrDefault(of.id(), List.of()).stream().limit(1).toList()) {"),
                gradient(
                        "shared value",
                        "gradient of one use alone",
                        BACKWARD,
                        "return contributions.getOrDefault(of.id(), List.of()).stream()",
                        "return contributions.getOrDefault(of.id(), List.of()).stream().limit(1)"),
                value("Concat", "parts over each other", STEPS, Specimens.JOINED, "at += width;", ""),
                value(
                        "Slice",
                        "from the beginning",
                        STEPS,
                        Specimens.JOINED,
                        "copy(node, 0, from, 0, node.shape().last(), lowering)",
                        "copy(node, 0, 0 * from, 0, node.shape().last(), lowering)"),
                value(
                        "Insert",
                        "at the beginning",
                        STEPS,
                        Specimens.JOINED,
                        "copy(node, 0, 0, at, lowering",
                        "copy(node, 0, 0, 0 * at, lowering"),
                value(
                        "Insert",
                        "not cleared before",
                        STEPS,
                        Specimens.JOINED,
                        "new Argument.Rows(node.shape().size())), copy(node, 0, 0, at,",
                        "new Argument.Rows(0)), copy(node, 0, 0, at,"),
                value(
                        "RowSum",
                        "over the batch",
                        STEPS,
                        Specimens.JOINED,
                        "lowering.value(node, 0), lowering.out(node), new Argument.Rows(1)",
                        "lowering.value(node, 0), lowering.out(node), new Argument.Count(1)"),
                value(
                        "Dropout",
                        "masks of the first call",
                        "inference.DropoutRule",
                        Specimens.DROPPED_AGAIN,
                        "new Operation.DropoutMask(name, site.call(), rate)",
                        "new Operation.DropoutMask(name, 0, rate)"),
                layout(
                        "in the place of what it is computed from",
                        "schedule.diesAt(slot.holds, position - 1)",
                        "schedule.diesAt(slot.holds, position)"),
                layout(
                        "in the place of what a loop reads later",
                        "later.inputs().stream().anyMatch(input -> Schedule.root(graph, input) == id)",
                        "false"),
                layout(
                        "two values in the place of a third that comes later",
                        "place.getValue() != slot || place.getKey() == later",
                        "place != null"),
                layout(
                        "in the place where training has it",
                        "free = held == null || diesBefore(schedule, held, group, i, position)",
                        "free = held == null || held >= 0"));
    }

    private static Mutant gradient(String of, String fault, String file, String text, String replacement) {
        return Mutant.ofProcessor(of, fault, file, text, replacement, Check.quotients(Specimens.JOINED));
    }

    private static Mutant value(
            String of, String fault, String file, Specimen specimen, String text, String replacement) {
        return Mutant.ofProcessor(of, fault, file, text, replacement, Check.interpreter(specimen));
    }

    private static Mutant layout(String fault, String text, String replacement) {
        return Mutant.ofProcessor(
                "array",
                fault,
                BUFFERS,
                text,
                replacement,
                Check.layout(Specimens.JOINED),
                Check.layout(Specimens.DROPPED_AGAIN),
                Check.interpreter(Specimens.JOINED),
                Check.interpreter(Specimens.DROPPED_AGAIN));
    }
}
