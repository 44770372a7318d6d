// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.mutants;

import java.util.List;

/** Faults of layers that are declared frozen. */
final class FrozenMutants {
    private FrozenMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofProcessor(
                        "frozen",
                        "dropout not off",
                        "plan.InferenceGraph",
                        "node -> frozen.contains(node.layer())",
                        "node -> false",
                        Check.interpreter(Specimens.FROZEN_PART)),
                Mutant.ofProcessor(
                        "frozen",
                        "all dropout off",
                        "plan.InferenceGraph",
                        "node -> frozen.contains(node.layer())",
                        "node -> true",
                        Check.interpreter(Specimens.DROP_BEFORE_FROZEN)),
                Mutant.ofProcessor(
                        "frozen",
                        "lost scale in the gradient",
                        "differentiation.BatchNormalizeRule",
                        "backward.input(node, 3)));",
                        "backward.input(node, 2)));",
                        Check.quotients(Specimens.FROZEN_PART)),
                Mutant.ofProcessor(
                        "frozen",
                        "what is behind it is frozen, too",
                        "differentiation.Differentiation",
                        "!frozen.contains(node.layer())",
                        "frozen.isEmpty()",
                        Check.quotients(Specimens.FROZEN_PART)));
    }
}
