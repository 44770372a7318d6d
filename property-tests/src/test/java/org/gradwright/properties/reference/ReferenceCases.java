// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The cases of the JSON files in the directory {@code -Dreference.dir}, and which class checks which. */
final class ReferenceCases {
    private ReferenceCases() {}

    static List<ReferenceCase> all() {
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    /**
     * Checks a case; returns the greatest relative difference of a trajectory or training.
     *
     * @throws Unimplemented if the case is about something that Gradwright does not have
     */
    static double check(ReferenceCase reference) {
        if (reference.isAbout("optimizer")) {
            return OptimizerCases.check(reference);
        } else if (reference.isAbout("model")) {
            return ResidualCase.knows(reference) ? ResidualCase.check(reference) : ModelCases.check(reference);
        } else if (reference.isAbout("schedule")) {
            ScheduleCases.check(reference);
        } else if (MetricCases.knows(reference)) {
            MetricCases.check(reference);
        } else if (reference.isAbout("op") && ActivationCases.knows(reference.name())) {
            ActivationCases.check(reference);
        } else if (reference.isAbout("op") && LossCases.knows(reference.name())) {
            LossCases.check(reference);
        } else if (reference.isAbout("op") && TensorLossCases.knows(reference.name())) {
            TensorLossCases.check(reference);
        } else if (reference.isAbout("op") && RegularizerCases.knows(reference.name())) {
            RegularizerCases.check(reference);
        } else if (reference.isAbout("op") && LayerCases.knows(reference.name())) {
            LayerCases.check(reference);
        } else {
            throw new Unimplemented(reference.name());
        }
        return 0;
    }
}
