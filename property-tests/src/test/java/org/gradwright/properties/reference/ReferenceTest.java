// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    Stream<DynamicTest> agreesWithReference() throws IOException {
        Path directory = Path.of(System.getProperty("reference.dir", "src/test/resources/reference"));
        List<ReferenceCase> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                JsonNode root = new ObjectMapper().readTree(file.toFile());
                for (JsonNode each : root.path("cases")) {
                    cases.add(new ReferenceCase(file.getFileName().toString(), root, cases.size(), each));
                }
            }
        }
        assertThat(cases).as("cases in " + directory).isNotEmpty();
        return cases.stream().map(reference -> dynamicTest(reference.title(), () -> run(reference)));
    }

    private static void run(ReferenceCase reference) {
        try {
            check(reference);
            passed++;
        } catch (Unimplemented e) {
            UNIMPLEMENTED.add(reference.title() + " (" + e.getMessage() + ")");
            Assumptions.abort(reference.title() + ": " + e.getMessage());
        } catch (AssertionError | RuntimeException e) {
            failed++;
            throw e;
        }
    }

    private static void check(ReferenceCase reference) {
        if (reference.isAbout("optimizer")) {
            worstOptimizer = Math.max(worstOptimizer, OptimizerCases.check(reference));
        } else if (reference.isAbout("model")) {
            worstModel = Math.max(worstModel, ModelCases.check(reference));
        } else if (reference.isAbout("op") && ActivationCases.knows(reference.name())) {
            ActivationCases.check(reference);
        } else if (reference.isAbout("op") && LossCases.knows(reference.name())) {
            LossCases.check(reference);
        } else if (reference.isAbout("op") && RegularizerCases.knows(reference.name())) {
            RegularizerCases.check(reference);
        } else if (reference.isAbout("op") && LayerCases.knows(reference.name())) {
            LayerCases.check(reference);
        } else {
            throw new Unimplemented(reference.name());
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
