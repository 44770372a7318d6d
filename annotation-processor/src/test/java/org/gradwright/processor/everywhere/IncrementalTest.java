// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.everywhere;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.ToolProvider;
import org.gradwright.processor.GradwrightProcessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file is compiled again; of the others there are only the classes. */
class IncrementalTest {
    @TempDir
    private Path folder;

    private SampleProject project;
    private Path output;

    @BeforeEach
    void compileEverything() {
        project = new SampleProject(folder);
        output = project.output("output");
        SampleProject.run(
                        ToolProvider.getSystemJavaCompiler(),
                        project.options(output, List.of()),
                        List.of(new GradwrightProcessor()),
                        project.sources())
                .succeeded();
    }

    /** Compiles one file while the other sources, and what was generated of them, are away. */
    private Map<String, String> compileOnly(String name) throws IOException {
        Path again = project.output("again");
        Path alone = project.output("alone").resolve(project.source(name).getFileName());
        Files.copy(project.source(name), alone);
        List<String> options = new ArrayList<>(project.options(again, List.of(output)));
        options.addAll(List.of("-sourcepath", project.output("alone").toString()));
        SampleProject.run(
                        ToolProvider.getSystemJavaCompiler(),
                        options,
                        List.of(new GradwrightProcessor()),
                        List.of(alone))
                .succeeded();
        return SampleProject.generated(again);
    }

    private float[] predict() throws ReflectiveOperationException, IOException {
        List<Path> places = new ArrayList<>(List.of(project.output("again"), output));
        places.addAll(project.classPath());
        URL[] urls = places.stream().map(IncrementalTest::url).toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(urls, null)) {
            return (float[]) loader.loadClass("p.Program").getMethod("predict").invoke(null);
        }
    }

    private static URL url(Path place) {
        try {
            return place.toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void networkNeedsTheCompanionsOfItsFormulasAlone() throws Exception {
        float[] before = predict();
        assertThat(compileOnly("p/Model.java"))
                .isEqualTo(Map.of(
                        "p.ModelNetwork", SampleProject.expected().get("p.ModelNetwork"),
                        "p.ModelGraph", SampleProject.expected().get("p.ModelGraph")));
        assertThat(predict()).isEqualTo(before);
    }

    @Test
    void formulaNeedsItselfAlone() throws Exception {
        float[] before = predict();
        assertThat(compileOnly("p/Snake.java"))
                .isEqualTo(Map.of("p.SnakeFormula", SampleProject.expected().get("p.SnakeFormula")));
        assertThat(predict()).isEqualTo(before);
    }

    @Test
    void blockNeedsItselfAlone() throws Exception {
        float[] before = predict();
        assertThat(compileOnly("p/Residual.java"))
                .isEqualTo(Map.of("p.ResidualGraph", SampleProject.expected().get("p.ResidualGraph")));
        assertThat(predict()).isEqualTo(before);
    }

    @Test
    void networkOfABlockNeedsTheCompanionOfTheBlockAlone() throws Exception {
        float[] before = predict();
        assertThat(compileOnly("p/Stages.java"))
                .isEqualTo(Map.of(
                        "p.StagesNetwork", SampleProject.expected().get("p.StagesNetwork"),
                        "p.StagesGraph", SampleProject.expected().get("p.StagesGraph")));
        assertThat(predict()).isEqualTo(before);
    }

    @Test
    void whatUsesTheNetworkNeedsItsClassAlone() throws Exception {
        assertThat(compileOnly("p/Program.java")).isEmpty();
        assertThat(predict()).hasSize(2);
    }

    @Test
    void everythingAgainOverWhatIsThereGivesTheSame() {
        SampleProject.run(
                        ToolProvider.getSystemJavaCompiler(),
                        project.options(output, List.of(output)),
                        List.of(new GradwrightProcessor()),
                        project.sources())
                .succeeded();
        assertThat(SampleProject.generated(output)).isEqualTo(new TreeMap<>(SampleProject.expected()));
    }
}
