// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Processes that train with another number of threads end with the same bits, and end at once. */
class ThreadCountTest {
    private static final String STEPS = "1000";

    @Test
    void trainingHasTheSameBitsOnAnyNumberOfThreads() throws Exception {
        assumeTrue(
                ModuleFinder.ofSystem().find("jdk.incubator.vector").isPresent(),
                "this Java has no module jdk.incubator.vector, without which one thread computes");
        String due = run(1);
        assertThat(due).startsWith("checksum ");
        assertThat(run(2)).isEqualTo(due);
        assertThat(run(3)).isEqualTo(due);
    }

    /** What the program writes, which has to end by itself: no thread of the network keeps it alive. */
    private static String run(int threads) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-Dgradwright.compute=vector",
                "-Dgradwright.threads=" + threads,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                MixedTraining.class.getName(),
                STEPS));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }
}
