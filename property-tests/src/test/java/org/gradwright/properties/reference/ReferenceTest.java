// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
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
    private static final List<String> UNIMPLEMENTED = new ArrayList<>();
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
            UNIMPLEMENTED.add(reference.title() + " (" + e.getMessage() + ")");
            Assumptions.abort(reference.title() + ": " + e.getMessage());
        } catch (AssertionError | RuntimeException e) {
            failed++;
            throw e;
        }
    }

    @AfterAll
    static void report() {
        UNIMPLEMENTED.forEach(each -> System.out.println("unimplemented: " + each));
        System.out.printf(
                "worst differences: %.1e in operations, %.1e in optimizer trajectories, %.1e in trainings%n",
                Agreement.worstOperation(), worstOptimizer, worstModel);
        System.out.println(
                "reference: " + passed + " passed, " + failed + " failed, " + UNIMPLEMENTED.size() + " unimplemented");
    }
}
