// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProviderChoiceTest {
    private static final String CLASSES = place(Compute.class);
    private static final String ADD = "--add-modules=jdk.incubator.vector";
    private static final String FORCE = "-Dgradwright.compute=";

    /** Multiplies a batch and names the provider. */
    static final class Program {
        public static void main(String[] arguments) {
            float[] values = new float[16];
            Compute.provider().product(values, values, 0, new float[16], 8, 2, 2);
            System.out.println(Compute.provider().getClass().getSimpleName());
        }
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String java(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xshare:auto", "-XX:+UseSerialGC", "-Xmx64m"));
        Collections.addAll(command, arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private static String onTheClassPath(String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("-cp", CLASSES + File.pathSeparator + place(Program.class), Program.class.getName()));
        return java(arguments.toArray(String[]::new));
    }

    private static String onTheModulePath(String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of(
                "--module-path",
                CLASSES + File.pathSeparator + place(org.gradwright.Loss.class),
                "--patch-module",
                "org.gradwright.runtime=" + place(Program.class),
                "--module",
                "org.gradwright.runtime/" + Program.class.getName()));
        return java(arguments.toArray(String[]::new));
    }

    @Test
    void withoutTheModuleLoopsComputeAndTheLogNamesTheFlag() throws Exception {
        String[] outputs = {onTheClassPath(), onTheModulePath()};
        assertThat(outputs)
                .allSatisfy(output -> assertThat(output)
                        .contains("INFO: Gradwright computes with plain loops, several times slower than vectors;"
                                + " run java with --add-modules jdk.incubator.vector")
                        .endsWith("ScalarCompute" + System.lineSeparator()));
    }

    @Test
    void withTheModuleVectorsComputeAndTheLogIsQuiet() throws Exception {
        String[] outputs = {onTheClassPath(ADD, FORCE + "vector"), onTheModulePath(ADD, FORCE + "vector")};
        assertThat(outputs)
                .allSatisfy(output -> assertThat(output)
                        .doesNotContain("Gradwright")
                        .endsWith("VectorCompute" + System.lineSeparator()));
    }

    @Test
    void aPropertyForcesLoops() throws Exception {
        assertThat(onTheClassPath(ADD, FORCE + "scalar"))
                .doesNotContain("Gradwright")
                .endsWith("ScalarCompute" + System.lineSeparator());
    }

    @Test
    void vectorsWithoutTheirModuleAreRefused() throws Exception {
        assertThat(onTheClassPath(FORCE + "vector"))
                .contains("gradwright.compute is vector, but java runs without --add-modules jdk.incubator.vector");
    }

    @Test
    void otherNamesAreRefused() {
        assertThatThrownBy(() -> ProviderChoice.of("fast"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gradwright.compute is 'fast', but must be 'vector' or 'scalar'");
        assertThat(ProviderChoice.of("scalar").message())
                .isEqualTo("Gradwright computes with plain loops, because gradwright.compute is scalar");
    }
}
