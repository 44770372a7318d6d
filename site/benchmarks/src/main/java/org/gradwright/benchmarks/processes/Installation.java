// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.processes;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a process for a system is started.
 *
 * @param name what the system is called
 * @param systemClass its {@link org.gradwright.benchmarks.systems.MeasuredSystem}
 * @param unshipped what the names of entries of the class path contain that a program without benchmarks does not need
 * @param options of java
 * @param environment variables to be set
 * @param coldStart the main class, and its arguments, of workload C0
 */
public record Installation(
        String name,
        String systemClass,
        String classPath,
        List<String> unshipped,
        List<String> options,
        Map<String, String> environment,
        List<String> coldStart) {
    private static final List<String> COMMON = List.of("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC");

    private static final String TARGET = "site/benchmarks/target";

    /** Gradwright, with vectors or with plain loops. */
    public static Installation gradwright(boolean scalar) {
        return gradwright("gradwright", scalar);
    }

    /** Gradwright with plain loops, beside itself with vectors. */
    public static Installation gradwrightPlain() {
        return gradwright("gradwright-plain", true);
    }

    private static Installation gradwright(String name, boolean scalar) {
        return new Installation(
                name,
                "org.gradwright.benchmarks.models.Gradwright",
                classPath(TARGET),
                List.of(TARGET + "/classes", "ejml-fdense"),
                scalar ? List.of("-Dgradwright.compute=scalar") : List.of("--add-modules", "jdk.incubator.vector"),
                Map.of(),
                List.of("org.gradwright.benchmarks.models.ColdStart"));
    }

    /** A system that is built by the profile of its name; its process computes the reference with plain loops. */
    static Installation peer(String name, String systemClass) {
        String folder = TARGET + "/" + name;
        return new Installation(
                name,
                systemClass,
                classPath(folder),
                List.of("target/classes", folder + "/classes", "ejml-"),
                List.of("-Dgradwright.compute=scalar", "-Dai.djl.offline=true"),
                Map.of("OMP_WAIT_POLICY", "PASSIVE", "TF_CPP_MIN_LOG_LEVEL", "2"),
                List.of(PeerColdStart.class.getName(), systemClass));
    }

    private static String classPath(String folder) {
        return String.join(
                File.pathSeparator,
                folder + "/classes",
                "runtime/target/classes",
                "dsl/target/classes",
                folder + "/libraries/*");
    }

    /** The jars and folders of classes that a program with the system consists of, besides its own. */
    List<Path> shipped() {
        return Stream.of(classPath.split(File.pathSeparator, -1))
                .flatMap(Installation::expanded)
                .filter(entry -> unshipped.stream().noneMatch(entry::contains))
                .map(Path::of)
                .toList();
    }

    /** What java makes of an entry of the class path. */
    private static Stream<String> expanded(String entry) {
        if (!entry.endsWith("*")) {
            return Stream.of(entry);
        }
        String[] jars = new File(entry.substring(0, entry.length() - 1)).list((folder, name) -> name.endsWith(".jar"));
        return Stream.of(jars == null ? new String[0] : jars).map(entry.substring(0, entry.length() - 1)::concat);
    }

    /** A command that runs a class, on that many threads. */
    ProcessBuilder java(int threads, String... program) {
        List<String> all = new ArrayList<>(COMMON);
        all.addAll(options);
        all.add("-Dgradwright.threads=" + threads);
        ProcessBuilder builder = command(all, List.of(program));
        builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
        return builder;
    }

    /** A command that runs a class with these options alone. */
    ProcessBuilder command(List<String> javaOptions, List<String> program) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.add("-cp");
        command.add(classPath);
        command.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder;
    }
}
