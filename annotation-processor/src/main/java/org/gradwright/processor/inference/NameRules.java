// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gradwright.processor.declaration.MemberDeclaration;
import org.gradwright.processor.declaration.NetworkDeclaration;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;

/** Which names members and inputs may have, given what is generated from them. */
public final class NameRules {
    /** Names that generated classes have of their own or inherit, so that no member or input can have them. */
    public static final Set<String> TAKEN = Set.of(
            // methods of every object
            "getClass", "hashCode", "toString", "notify", "notifyAll", "wait", "clone", "finalize", "equals",
            // methods and fields of generated sessions and of what they extend
            "capacity", "training", "rows", "forward", "backward", "evaluate", "loss", "penalty", "predict",
            "predictBatch", "trainStep", "output", "close", "network", "parameters", "gradients", "statistics",
            "inputGradient", "seed", "scale",
            // methods of generated data builders
            "weight", "build", "columns", "values");

    private NameRules() {}

    /** Whether all names can be used; those that cannot are reported. */
    static boolean check(NetworkDeclaration declaration, Diagnostics diagnostics) {
        boolean accepted = true;
        Set<String> names = new HashSet<>();
        Map<String, String> constants = new HashMap<>();
        for (MemberDeclaration member : declaration.members()) {
            accepted &= free(member.name(), member.place(), diagnostics);
            String clashing = constants.put(constant(member.name()), member.name());
            if (clashing != null) {
                diagnostics.report(
                        Problem.NAME_CLASH, member.place(), clashing, member.name(), constant(member.name()));
                accepted = false;
            }
            names.add(member.name());
        }
        MemberDeclaration first = declaration.members().get(0);
        accepted &= free(first.input().name(), first.input().place(), diagnostics);
        if (names.contains(first.input().name())) {
            diagnostics.report(
                    Problem.NAME_TAKEN_TWICE, first.input().place(), first.input().name());
            accepted = false;
        }
        return accepted;
    }

    private static boolean free(String name, Place place, Diagnostics diagnostics) {
        if (TAKEN.contains(name)) {
            diagnostics.report(Problem.NAME_TAKEN, place, name, name + "Layer");
            return false;
        }
        return true;
    }

    /** {@code hiddenLayer} as a constant: {@code HIDDEN_LAYER}. */
    static String constant(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
}
