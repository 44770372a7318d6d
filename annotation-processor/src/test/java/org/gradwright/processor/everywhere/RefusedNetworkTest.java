// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.everywhere;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.gradwright.processor.compiling.Javac;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that use a network which is refused, or which cannot be trained: what compilers say besides. */
class RefusedNetworkTest {
    private static final String MODEL = """
            package p;

            import org.gradwright.*;
            import org.gradwright.loss.*;

            @Network
            interface Model {
                @Dense(units = 8) Tensor hidden(@Input({8, 8}) Tensor pixels);
                @Dense(units = 10) @SparseCategoricalCrossEntropy Tensor digit(Tensor x);
            }
            """;

    private static final String MESSAGE = """
            p/Model.java:8: error: [NotFlat] 'hidden' takes [batch, features], but 'pixels' gives [batch, 8, 8]
                @Dense(units = 8) Tensor hidden(@Input({8, 8}) Tensor pixels);
                                         ^
                [batch, 8, 8] pixels
                Put a @Flatten layer before 'hidden'; it then has 64 features.
            1 error
            """;

    /** Uses what the class would have, in signatures and in bodies. */
    private static final String PROGRAM = """
            package p;

            import org.gradwright.runtime.DenseLayer;
            import org.gradwright.runtime.TensorView;
            import org.gradwright.runtime.data.Batch;
            import org.gradwright.runtime.data.Dataset;

            class Program {
                private final ModelNetwork network = ModelNetwork.create(42);

                static Dataset data(float[] pixels, byte[] bytes, int[] labels) {
                    ModelNetwork.Data data = ModelNetwork.data().pixels(bytes, 1 / 255f);
                    return data.pixels(pixels).digit(labels).weight(pixels).build();
                }

                ModelNetwork copy() {
                    return network.snapshot();
                }

                float[] predict(float[] pixels) {
                    return network.predict(pixels);
                }

                TensorView train(Batch batch, float[] pixels, float[] out) {
                    try (ModelNetwork.Session session = network.session(64)) {
                        session.predict(pixels, out);
                        session.predictBatch(pixels, 1, out);
                        session.forward(batch).backward(1);
                        return session.digit();
                    }
                }

                DenseLayer layer() {
                    return network.layers().hidden();
                }
            }
            """;

    @TempDir
    private Path folder;

    /** Also where javac goes on after errors, as it does for Error Prone. */
    @ParameterizedTest
    @ValueSource(strings = {"-proc:full", "-proc:only", "--should-stop=ifError=FLOW"})
    void usesOfARefusedNetworkAreNotReported(String option) {
        Javac javac = Javac.withLibrary().file("p/Model.java", MODEL).file("p/Program.java", PROGRAM);
        Javac.Result result =
                option.equals("-proc:full") ? javac.run() : javac.option(option).run();
        assertThat(result.output()).isEqualTo(MESSAGE);
        assertThat(result.classes()).isEmpty();
        assertThat(result.generated().get("p.ModelNetwork")).contains("abstract class ModelNetwork extends Network {");
    }

    /** The program is one that compiles. */
    @Test
    void usesAreThoseOfANetwork() {
        Javac.withLibrary()
                .file("p/Model.java", MODEL.replace("{8, 8}", "64"))
                .file("p/Program.java", PROGRAM)
                .run()
                .silent();
    }

    /** What stands in has none of the names that are refused. */
    @Test
    void refusedNamesAreNotReportedTwice() {
        assertThat(Javac.withLibrary()
                        .option("--should-stop=ifError=FLOW")
                        .file(
                                "p/Model.java",
                                MODEL.replace("hidden", "getClass").replace("pixels", "rows"))
                        .run()
                        .output())
                .contains("[NameTaken] 'getClass'", "[NameTaken] 'rows'", "[NotFlat] 'getClass'")
                .endsWith("\n3 errors\n");
    }

    @Test
    void eclipseReportsNoUsesEither() {
        SampleProject project =
                new SampleProject(folder).write("p/Model.java", MODEL).write("p/Program.java", PROGRAM);
        List<String> arguments = new ArrayList<>(project.options(project.output("refused"), List.of()));
        arguments.addAll(List.of(
                "-17",
                "-proceedOnError",
                "-warn:none",
                "-processorpath",
                SampleProject.joined(SampleProject.processorPath()),
                project.source("p/Model.java").toString(),
                project.source("p/Program.java").toString()));
        StringWriter messages = new StringWriter();
        PrintWriter writer = new PrintWriter(messages);
        assertThat(BatchCompiler.compile(arguments.toArray(String[]::new), writer, writer, null))
                .isFalse();
        assertThat(messages.toString()).contains("[NotFlat] 'hidden'").endsWith("1 problem (1 error)\n");
    }

    @Test
    void targetOfALayerWithoutALoss() {
        String program = """
                package p;

                import org.gradwright.runtime.data.Dataset;

                class Program {
                    static Dataset data(float[] pixels, int[] labels) {
                        return ModelNetwork.data().pixels(pixels).digit(labels).build();
                    }
                }
                """;
        String model = MODEL.replace("{8, 8}", "64").replace("@SparseCategoricalCrossEntropy ", "");
        assertThat(Javac.withLibrary()
                        .file("p/Model.java", model)
                        .file("p/Program.java", program)
                        .run()
                        .output())
                .startsWith("""
                        p/Program.java:7: error: incompatible types: int[] cannot be converted to DigitHasNoLoss
                                return ModelNetwork.data().pixels(pixels).digit(labels).build();
                                                                                ^
                        """)
                .endsWith("\n1 error\n");
        Javac.withLibrary()
                .file("p/Model.java", model)
                .file("p/Program.java", program.replace(".digit(labels)", ""))
                .run()
                .silent();
    }
}
