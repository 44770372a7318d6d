// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.mutants;

import java.util.List;
import java.util.function.Function;
import org.gradwright.properties.random.ArchitectureCheck;
import org.gradwright.properties.reference.ReferenceRun;
import org.gradwright.properties.training.UpdateRules;

/**
 * One of the checks that the other tests make, to be made of faulty classes.
 *
 * @param name what the table says
 * @param on what the check runs on: checks of the same name on the same are the same
 */
record Check(String name, String on, Body body) {
    /** Throws an {@link AssertionError} when it finds something wrong, and no other exception. */
    interface Body {
        void run(Faulty faulty);
    }

    /** Generated gradients against difference quotients of the generated loss. */
    static Check quotients(Specimen specimen) {
        return new Check(
                "difference quotients",
                specimen.architecture().name(),
                faulty -> ArchitectureCheck.quotients(
                        specimen.architecture(), specimen.healthy().view(), faulty.twin(specimen)));
    }

    /** Generated code against the interpreter of the graph; for faults that leave the graph as it is. */
    static Check interpreter(Specimen specimen) {
        return new Check(
                "interpreter",
                specimen.architecture().name(),
                faulty -> ArchitectureCheck.comparisons(
                        specimen.architecture(),
                        specimen.healthy().view(),
                        faulty.twin(specimen),
                        faulty.network(specimen)));
    }

    /** Where a plan puts the values of a specimen. */
    static Check layout(Specimen specimen) {
        String name = specimen.architecture().binaryName();
        return among(
                "layout",
                LayoutFaults.class,
                name + "\n" + specimen.architecture().source());
    }

    /** Against the values of another library for cases of that name. */
    static Check reference(String name) {
        return among("reference values of " + name, ReferenceRun.class, name);
    }

    /** Against the textbook rules of the optimizers whose names start so. */
    static Check textbook(String optimizer) {
        return among("textbook rules", UpdateRules.class, optimizer);
    }

    /** The slopes that are settled where functions have none. */
    static Check settled() {
        return among("settled slopes", SettledSlopes.class, "");
    }

    private static Check among(String name, Class<? extends Function<String, List<String>>> type, String argument) {
        return new Check(name, argument, faulty -> {
            List<String> wrong = faulty.among(type).apply(argument);
            if (!wrong.isEmpty()) {
                throw new AssertionError(wrong.get(0));
            }
        });
    }
}
