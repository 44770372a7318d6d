// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.everywhere;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.ToolProvider;
import org.gradwright.processor.GradwrightProcessor;
import org.gradwright.processor.compiling.Javac;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Gradle demands of an isolating processor, so that it compiles again no more than what has changed. */
class GradleTest {
    @TempDir
    private Path folder;

    @Test
    void processorIsDeclaredAsIsolating() throws IOException {
        String name = "META-INF/gradle/incremental.annotation.processors";
        try (InputStream file = GradwrightProcessor.class.getClassLoader().getResourceAsStream(name)) {
            assertThat(new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8).strip())
                    .isEqualTo(GradwrightProcessor.class.getName() + ",isolating");
        }
    }

    /** One originating element for each source file; nothing but source files is written, and nothing is read. */
    @Test
    void everyGeneratedFileComesFromOneType() {
        SampleProject project = new SampleProject(folder).write("p/Outer.java", """
                        package p;

                        import org.gradwright.*;

                        class Outer {
                            @Regularizer
                            @interface Small {
                                class Formula {
                                    static double penalty(double w) {
                                        return w * w;
                                    }
                                }
                            }

                            @Network
                            interface Inner {
                                @Dense(units = 2) @Small Tensor last(@Input(3) Tensor x);
                            }
                        }
                        """);
        Map<String, String> origins = new TreeMap<>();
        List<String> otherCalls = new ArrayList<>();
        List<Path> files = Stream.concat(project.sources().stream(), Stream.of(project.source("p/Outer.java")))
                .toList();
        List<String> options = new ArrayList<>(project.options(project.output("output"), List.of()));
        options.add("-Agradwright.report=true");
        SampleProject.run(
                        ToolProvider.getSystemJavaCompiler(),
                        options,
                        List.of(new WrappingProcessor(environment -> new DelegatingEnvironment(
                                environment, watched(environment.getFiler(), origins, otherCalls)))),
                        files)
                .succeeded();
        assertThat(origins)
                .isEqualTo(Map.of(
                        "p.SnakeFormula", "[p.Snake]",
                        "p.ModelNetwork", "[p.Model]",
                        "p.ResidualGraph", "[p.Residual]",
                        "p.StagesNetwork", "[p.Stages]",
                        "p.StagesGraph", "[p.Stages]",
                        "p.ModelGraph", "[p.Model]",
                        "p.Outer_InnerGraph", "[p.Outer.Inner]",
                        "p.Outer_SmallFormula", "[p.Outer.Small]",
                        "p.Outer_InnerNetwork", "[p.Outer.Inner]"));
        assertThat(otherCalls).isEmpty();
    }

    /** Where another processor is not isolating, Gradle has javac show it class files, and this one sees them, too. */
    @Test
    void typesInClassFilesAreLeftAsTheyAre() {
        Javac.Result before = Javac.withLibrary()
                .file("p/Snake.java", SampleProject.SNAKE)
                .file("p/Model.java", SampleProject.MODEL)
                .run()
                .silent();
        Javac.Result again = Javac.withLibrary()
                .on(before.classes())
                .onClass("p.Snake")
                .onClass("p.Model")
                .run()
                .silent();
        assertThat(again.generated()).isEmpty();
    }

    private static Filer watched(Filer filer, Map<String, String> origins, List<String> otherCalls) {
        return (Filer) Proxy.newProxyInstance(
                GradleTest.class.getClassLoader(), new Class<?>[] {Filer.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("createSourceFile")) {
                        origins.put(
                                arguments[0].toString(),
                                List.of((Element[]) arguments[1]).toString());
                    } else {
                        otherCalls.add(method.getName());
                    }
                    try {
                        return method.invoke(filer, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
