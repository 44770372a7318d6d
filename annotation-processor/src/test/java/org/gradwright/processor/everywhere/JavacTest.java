// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.everywhere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** javac of this JDK and of others, on the class path and on the module path. */
class JavacTest {
    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();
    private static final Path JDKS = Path.of("/usr/lib/jvm");
    private static final Pattern FEATURE = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    /** What the runtime needs of EJML to be compiled, as a module of EJML's name. */
    private static final String MATRIX = """
            package org.ejml.data;

            public class FMatrixRMaj {
                public native float[] getData();

                public native int getNumCols();

                public native int getNumElements();
            }
            """;

    @TempDir
    private Path folder;

    private static List<String> with(List<String> options, String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return all;
    }

    @Test
    void processorOnTheProcessorPath() {
        SampleProject project = new SampleProject(folder);
        Path output = project.output("plain");
        List<String> options = with(
                project.options(output, List.of()),
                "-processorpath",
                SampleProject.joined(SampleProject.processorPath()));
        SampleProject.run(JAVAC, options, List.of(), project.sources()).succeeded();
        assertThat(SampleProject.generated(output)).isEqualTo(new TreeMap<>(SampleProject.expected()));
    }

    @Test
    void releaseOption() {
        SampleProject project = new SampleProject(folder);
        Path output = project.output("release");
        List<String> options = with(
                project.options(output, List.of()),
                "--release",
                "17",
                "-processorpath",
                SampleProject.joined(SampleProject.processorPath()));
        SampleProject.run(JAVAC, options, List.of(), project.sources()).succeeded();
        assertThat(SampleProject.generated(output)).isEqualTo(new TreeMap<>(SampleProject.expected()));
    }

    @Test
    void userModuleThatRequiresEverythingGeneratesTheSame() throws IOException, InterruptedException {
        SampleProject project = new SampleProject(folder);
        List<Path> modules = modules(project);
        project.write(
                "module-info.java",
                "module models { requires org.gradwright; requires org.gradwright.runtime; requires ejml.core;"
                        + " requires static java.compiler; }");
        for (String option : List.of("--processor-path", "--processor-module-path")) {
            assertThat(generatedInModule(project, modules, option)).isEqualTo(new TreeMap<>(SampleProject.expected()));
        }
    }

    /** Neither {@code @Generated} nor EJML can be named there. */
    @Test
    void userModuleThatRequiresNoMoreThanItMust() throws IOException, InterruptedException {
        SampleProject project = new SampleProject(folder);
        List<Path> modules = modules(project);
        project.write(
                "module-info.java", "module models { requires org.gradwright; requires org.gradwright.runtime; }");
        assertThat(generatedInModule(project, modules, "--processor-module-path")
                        .get("p.ModelNetwork"))
                .contains("public final class ModelNetwork extends Network {")
                .doesNotContain("@Generated")
                .doesNotContain("FMatrixRMaj");
    }

    /** Compiles the modules of this project and what they require. */
    private static List<Path> modules(SampleProject project) throws IOException {
        project.write("ejml/module-info.java", "module ejml.core { exports org.ejml.data; }")
                .write("ejml/org/ejml/data/FMatrixRMaj.java", MATRIX);
        Path main = Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();
        List<Path> modules = new ArrayList<>(List.of(SampleProject.place(NullMarked.class)));
        for (Path sources : List.of(
                project.source("ejml"), main.resolve("dsl/src/main/java"), main.resolve("runtime/src/main/java"))) {
            Path output = project.output("module" + modules.size());
            List<String> options = List.of(
                    "-d",
                    output.toString(),
                    "--module-path",
                    SampleProject.joined(modules),
                    "-processorpath",
                    SampleProject.joined(SampleProject.processorPath()));
            SampleProject.run(JAVAC, options, List.of(), javaFiles(sources)).succeeded();
            modules.add(output);
        }
        return modules;
    }

    private static Map<String, String> generatedInModule(
            SampleProject project, List<Path> modules, String processorOption)
            throws IOException, InterruptedException {
        Path output = project.output("user" + processorOption);
        List<String> options = List.of(
                "-d",
                output.toString(),
                "-s",
                Files.createDirectories(output.resolve("generated")).toString(),
                "--module-path",
                SampleProject.joined(modules),
                processorOption,
                SampleProject.joined(SampleProject.processorPath()));
        List<Path> files = new ArrayList<>(project.sources());
        files.add(project.source("module-info.java"));
        // As a program: since Java 23, the tool in this process wants to be told besides that there are processors.
        assertThat(run(Path.of(System.getProperty("java.home")), project, options, files))
                .isEmpty();
        return SampleProject.generated(output);
    }

    /** All but what needs a module that java has on request only; the rest knows that by name. */
    private static List<Path> javaFiles(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")
                            && !file.getFileName().toString().startsWith("Vector"))
                    .toList();
        }
    }

    @Test
    void everyOtherInstalledJdkGeneratesTheSame() throws IOException, InterruptedException {
        SampleProject project = new SampleProject(folder);
        List<Path> others = new ArrayList<>();
        for (Path jdk : installed()) {
            if (feature(jdk) >= 17 && feature(jdk) != Runtime.version().feature()) {
                others.add(jdk);
            }
        }
        assumeFalse(others.isEmpty(), "no other JDK of Java 17 or later is in " + JDKS);
        for (Path jdk : others) {
            Path output = project.output("jdk" + feature(jdk));
            run(
                    jdk,
                    project,
                    with(
                            project.options(output, List.of()),
                            "-processorpath",
                            SampleProject.joined(SampleProject.processorPath())),
                    project.sources());
            assertThat(SampleProject.generated(output)).isEqualTo(new TreeMap<>(SampleProject.expected()));
            assertThat(output.resolve("p/ModelNetwork.class")).exists();
        }
    }

    /** Why the README says so prominently how to name the processor in a build. */
    @Test
    void processorThatIsMerelyOnTheClassPathIsIgnoredSinceJava23() throws IOException, InterruptedException {
        SampleProject project = new SampleProject(folder);
        Optional<Path> jdk = Optional.empty();
        for (Path each : installed()) {
            jdk = feature(each) >= 23 ? Optional.of(each) : jdk;
        }
        assumeTrue(jdk.isPresent(), "no JDK of Java 23 or later is in " + JDKS);
        Path output = project.output("ignored");
        String messages =
                run(jdk.get(), project, project.options(output, SampleProject.processorPath()), project.sources());
        assertThat(SampleProject.generated(output)).isEmpty();
        assertThat(messages)
                .contains("cannot find symbol")
                .contains("ModelNetwork")
                .doesNotContain("rocessing");
    }

    @Test
    void readmeSaysHowToNameTheProcessor() throws IOException {
        Path readme =
                Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolveSibling("README.md");
        assertThat(Files.readString(readme))
                .contains("annotationProcessorPaths")
                .contains("annotationProcessor(")
                .contains("JDK 23");
    }

    /** What the javac of a JDK prints, as a program of its own. */
    private static String run(Path jdk, SampleProject project, List<String> options, List<Path> files)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(jdk.resolve("bin").resolve("javac").toString()));
        command.addAll(options);
        files.forEach(file -> command.add(file.toString()));
        Path messages = project.output("messages").resolve("javac.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(messages.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return Files.readString(messages);
    }

    /** The JDKs in the folder where Linux distributions put them, and the one that runs this test. */
    private static List<Path> installed() throws IOException {
        List<Path> found = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        if (Files.isDirectory(JDKS)) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(JDKS)) {
                folders.forEach(found::add);
            }
        }
        found.removeIf(jdk ->
                !Files.exists(jdk.resolve("bin").resolve("javac" + (File.separatorChar == '\\' ? ".exe" : "")))
                        || !Files.exists(jdk.resolve("release")));
        return found;
    }

    private static int feature(Path jdk) throws IOException {
        Matcher version = FEATURE.matcher(Files.readString(jdk.resolve("release")));
        return version.find() ? Integer.parseInt(version.group(1)) : 0;
    }
}
