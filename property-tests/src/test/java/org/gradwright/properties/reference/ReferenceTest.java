// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Generated code, in double, against the values of other libraries in the JSON files of the directory {@code
 * -Dreference.dir}. A case about something that Gradwright does not have is reported as skipped, with its name.
 */
class ReferenceTest {
    /** By file, the names of cases that were left out, and what they lack. */
    private static final Map<String, Set<String>> LEFT_OUT = new TreeMap<>();

    private static int unimplemented;
    private static int passed;
    private static int failed;
    private static double worstModel;
    private static double worstOptimizer;

    @TestFactory
    Stream<DynamicTest> agreesWithReference() {
        List<ReferenceCase> cases = ReferenceCases.all();
        assertThat(cases).isNotEmpty();
        return cases.stream().map(reference -> dynamicTest(reference.title(), () -> run(reference)));
    }

    private static void run(ReferenceCase reference) {
        try {
            double worst = ReferenceCases.check(reference);
            if (reference.isAbout("optimizer")) {
                worstOptimizer = Math.max(worstOptimizer, worst);
            } else if (reference.isAbout("model")) {
                worstModel = Math.max(worstModel, worst);
            }
            passed++;
        } catch (Unimplemented e) {
            unimplemented++;
            String what = e.getMessage().replace(" not implemented", "");
            LEFT_OUT.computeIfAbsent(reference.file(), file -> new TreeSet<>())
                    .add(what.equals(reference.name()) ? what : reference.name() + " with " + what);
            Assumptions.abort(reference.title() + ": " + e.getMessage());
        } catch (AssertionError | RuntimeException e) {
            failed++;
            throw e;
        }
    }

    @AfterAll
    static void report() {
        LEFT_OUT.forEach(
                (file, names) -> System.out.println("unimplemented in " + file + ": " + String.join(", ", names)));
        System.out.printf(
                "worst differences: %.1e in operations, %.1e in optimizer trajectories, %.1e in trainings%n",
                Agreement.worstOperation(), worstOptimizer, worstModel);
        System.out.println(
                "reference: " + passed + " passed, " + failed + " failed, " + unimplemented + " unimplemented");
    }
}
