// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.everywhere;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.gradwright.processor.GradwrightProcessor;
import org.gradwright.processor.compiling.Javac;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eclipse's compiler, as a program and as a tool in this process. It has no trees of its own. */
class EclipseCompilerTest {
    @TempDir
    private Path folder;

    /** What its command line prints. */
    private static SampleProject.Run batch(List<String> options, List<Path> files) {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of(
                "-17",
                "-proceedOnError",
                "-warn:none",
                "-processorpath",
                SampleProject.joined(SampleProject.processorPath())));
        files.forEach(file -> arguments.add(file.toString()));
        StringWriter messages = new StringWriter();
        PrintWriter writer = new PrintWriter(messages);
        boolean successful = BatchCompiler.compile(arguments.toArray(String[]::new), writer, writer, null);
        return new SampleProject.Run(successful, messages.toString());
    }

    @Test
    void commandLineGeneratesTheSame() {
        SampleProject project = new SampleProject(folder);
        Path output = project.output("batch");
        batch(project.options(output, List.of()), project.sources()).succeeded();
        assertThat(SampleProject.generated(output)).isEqualTo(new TreeMap<>(SampleProject.expected()));
        assertThat(output.resolve("p/ModelNetwork.class")).exists();
    }

    @Test
    void toolGeneratesTheSame() {
        SampleProject project = new SampleProject(folder);
        Path output = project.output("tool");
        List<String> options = new ArrayList<>(project.options(output, List.of()));
        options.addAll(List.of("-source", "17", "-target", "17"));
        SampleProject.run(new EclipseCompiler(), options, List.of(new GradwrightProcessor()), project.sources())
                .succeeded();
        assertThat(SampleProject.generated(output)).isEqualTo(new TreeMap<>(SampleProject.expected()));
    }

    /** Both files at once, and the caller alone. */
    @Test
    void callsOfOtherFilesGenerateTheSame() {
        SampleProject project = new SampleProject(folder)
                .write("p/Special.java", DifferentiableTest.SPECIAL)
                .write("q/Wave.java", DifferentiableTest.WAVE);
        Path both = project.output("both");
        Path alone = project.output("alone");
        List<Path> files = List.of(project.source("q/Wave.java"), project.source("p/Special.java"));
        batch(project.options(both, List.of()), files).succeeded();
        Path special = project.output("special");
        batch(project.options(special, List.of()), files.subList(1, 2)).succeeded();
        batch(project.options(alone, List.of(special)), files.subList(0, 1)).succeeded();
        TreeMap<String, String> expected = new TreeMap<>(Javac.withLibrary()
                .file("p/Special.java", DifferentiableTest.SPECIAL)
                .file("q/Wave.java", DifferentiableTest.WAVE)
                .run()
                .silent()
                .generated());
        assertThat(SampleProject.generated(both)).isEqualTo(expected);
        expected.remove("p.SpecialFormula");
        assertThat(SampleProject.generated(alone)).isEqualTo(expected);
    }

    @Test
    void messagesAboutGraphsShowTheirLines() {
        SampleProject project = new SampleProject(folder)
                .write(
                        "p/Residual.java",
                        SampleProject.RESIDUAL.replace(
                                "units = 4)\n    Tensor second", "units = 5)\n    Tensor second"))
                .write("p/Stages.java", SampleProject.STAGES.replace("return h;", "return h.slice(0, 9);"));
        SampleProject.Run run = batch(
                project.options(project.output("mistakes"), List.of()),
                List.of(project.source("p/Residual.java"), project.source("p/Stages.java")));
        assertThat(run.successful()).isFalse();
        assertThat(run.messages())
                .containsPattern("Residual.java \\(at line 19\\)\\s+default Tensor apply")
                .contains("[GraphShapes] 'add' takes [batch, 4] of 'x' and [batch, 5] of 'multiply'")
                .contains("line 20: return x.add(second(first(x)).multiply(SHARE)).relu();")
                .contains("1 problem (1 error)");
    }

    @Test
    void messagesPointAtTheirLines() {
        SampleProject project = new SampleProject(folder).write("p/Mistakes.java", SampleProject.MISTAKES);
        SampleProject.Run run = batch(
                project.options(project.output("mistakes"), List.of()), List.of(project.source("p/Mistakes.java")));
        assertThat(run.successful()).isFalse();
        assertThat(run.messages())
                .containsPattern("Mistakes.java \\(at line 8\\)\\s+static double value")
                .contains("[FormulaUnknownMethod] a formula cannot call 'Math.random'")
                .contains("line 10: return x + Math.random() * y;")
                .containsPattern("Mistakes.java \\(at line 17\\)\\s+@Dropout\\(1.5\\)\\s+\\^\\^\\^\\s")
                .contains("[OutOfRange] dropout rate is 1.5")
                .contains("2 problems (2 errors)");
    }
}
