// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gradwright.runtime.compute.Compute;

/** A class with a main method, run in a process of its own. */
final class ChildProgram {
    private ChildProgram() {}

    /**
     * Starts it.
     *
     * @param before what stands before the command, as a shell that sets a limit
     * @param log where both outputs go
     */
    static Process start(List<String> before, Class<?> program, File log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1"));
        if (Compute.provider().getClass().getSimpleName().equals("VectorCompute")) {
            // The same provider, and so the same bits.
            command.addAll(List.of("--add-modules", "jdk.incubator.vector", "-Dgradwright.compute=vector"));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
    }
}
