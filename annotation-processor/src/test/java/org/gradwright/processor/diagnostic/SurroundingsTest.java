// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradwright.processor.compiling.Javac;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages about what is not in a user's program: options, disks, stacks, class files and the processor itself. */
class SurroundingsTest {
    private static final String MODEL = """
            package p;

            import org.gradwright.*;

            @Network
            interface Model {
                @Dense(units = 3) Tensor last(@Input(2) Tensor x);
            }
            """;

    private static Javac model() {
        return Javac.withLibrary().file("p/Model.java", MODEL);
    }

    @ParameterizedTest
    @CsvSource({
        "gradwright.report=foo, gradwright.report is 'foo'",
        "gradwright.report=TRUE, gradwright.report is 'TRUE'",
        "gradwright.report=, gradwright.report has no value",
        "gradwright.twin, gradwright.twin has no value"
    })
    void optionThatIsNeitherTrueNorFalse(String option, String fault) {
        assertThat(model().option("-A" + option).run().output())
                .isEqualTo("""
                        error: [WrongOption] option %s, but must be true or false
                            Write -A%s=true, or leave it out.
                        1 error
                        """.formatted(fault, option.replaceFirst("=.*", "")));
    }

    @Test
    void optionThatIsFalse() {
        model().option("-Agradwright.report=false", "-Agradwright.twin=false")
                .run()
                .silent();
    }

    @Test
    void diskThatIsFull() {
        assertThat(model().withFullDisk().run().output()).isEqualTo("""
                        p/Model.java:6: error: [NotWritten] 'ModelNetwork' cannot be written: No space left on device
                        interface Model {
                        ^
                            Look at the folder for generated sources, and whether the disk is full.
                        1 error
                        """);
    }

    /** A fault in the processor stops neither javac nor the other networks. */
    @Test
    void faultOfTheProcessor() {
        Javac.Result result = model().file("p/Other.java", MODEL.replace("Model", "Other"))
                .runObservedBy(compilation -> {
                    if (compilation.declaration().name().equals("Model")) {
                        throw new IllegalStateException("no such node\n  with more lines");
                    }
                });
        assertThat(result.output()).matches("""
                        p/Model\\.java:6: error: \\[ProcessorFailed] the processor failed on 'Model' when it was to write its class: \
                        IllegalStateException: no such node \\(\\w+\\.java:\\d+\\)
                        interface Model \\{
                        \\^
                            This is a bug of Gradwright: report this message with the source of 'Model'\\.
                        1 error
                        """);
        assertThat(result.generated()).containsOnlyKeys("p.ModelNetwork", "p.OtherNetwork", "p.OtherGraph");
        assertThat(result.generated().get("p.ModelNetwork")).contains("Stands in for the network that");
    }

    @Test
    void networkOfMoreLayersThanAClassCanHold() {
        StringBuilder members = new StringBuilder();
        for (int i = 0; i < 401; i++) {
            members.append("    @Dropout(0.5) Tensor l%d(%sTensor x);\n".formatted(i, i == 0 ? "@Input(2) " : ""));
        }
        String model = "package p;\nimport org.gradwright.*;\n@Network interface Deep {\n" + members + "}\n";
        assertThat(Javac.withLibrary().file("p/Deep.java", model).run().output())
                .isEqualTo("""
                        p/Deep.java:404: error: [TooManyLayers] 'Deep' has 401 layers, but a class can hold 400
                            @Dropout(0.5) Tensor l400(Tensor x);
                                                 ^
                            Remove layers, or let one network take what another predicts.
                        1 error
                        """);
    }

    @Test
    void networkOfAsManyLayersAsAClassCanHold() {
        StringBuilder members = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            String input = i == 0 ? "@Input(2) " : "";
            members.append("    @Dense(units = 2) @Relu Tensor hidden%d(%sTensor x);\n".formatted(i, input));
        }
        Javac.withLibrary().file("p/Deep.java", """
                        package p;

                        import org.gradwright.*;
                        import org.gradwright.activation.Relu;

                        @Network
                        interface Deep {
                        %s}
                        """.formatted(members)).run().silent();
    }

    private static String activation(String statements) {
        return """
                package p;

                @org.gradwright.Activation
                @interface Long {
                    class Formula {
                        static double value(double x) {
                            double y = 0;
                %s            return y;
                        }
                    }
                }
                """.formatted(statements);
    }

    private static String sines(int count) {
        return IntStream.range(1, 1 + count)
                .mapToObj(i -> "            y += Math.sin(%d * x);\n".formatted(i))
                .collect(Collectors.joining());
    }

    @Test
    void formulaOfMoreStepsThanClassesHaveRoomFor() {
        assertThat(Javac.withLibrary()
                        .file("p/Long.java", activation(sines(600)))
                        .run()
                        .output())
                .isEqualTo("""
                        p/Long.java:6: error: [FormulaSize] a formula has at most 2000 steps, but 'value' of @Long has 2400
                                static double value(double x) {
                                              ^
                            Write parts of it in closed form, or let several layers share them.
                        1 error
                        """);
    }

    @Test
    void formulaOfAlmostAsManyStepsAsClassesHaveRoomFor() {
        Javac.withLibrary().file("p/Long.java", activation(sines(500))).run().silent();
    }

    @Test
    void expressionThatIsTooDeepForTheStack() throws Exception {
        String model = """
                package p;

                @org.gradwright.Activation
                @interface Long {
                    class Formula {
                        static double value(double x) {
                            return x%s;
                        }
                    }
                }
                """.formatted(String.join("", Collections.nCopies(20_000, " + x")));
        CompletableFuture<String> output = new CompletableFuture<>();
        Runnable run =
                () -> output.complete(model().file("p/Long.java", model).run().output());
        new Thread(null, run, "small stack", 1 << 20).start();
        assertThat(output.get()).isEqualTo("""
                        p/Long.java:4: error: [TooDeep] the file of 'Long' has an expression nested too deep for the compiler's stack
                        @interface Long {
                         ^
                            Give parts of it names with local variables, or run javac with -J-Xss16m.
                        1 error
                        """);
    }

    /** The processor is asked to look at a class file. */
    @Test
    void formulaOfAClassFileHasNoSource() {
        Javac.Result snake = Javac.withLibrary()
                .file("p/Snake.java", """
                        package p;

                        @org.gradwright.Activation
                        public @interface Snake {
                            class Formula {
                                static double value(double x) {
                                    return x + Math.sin(x);
                                }
                            }
                        }
                        """)
                .runWithoutProcessor()
                .silent();
        assertThat(Javac.withLibrary()
                        .on(snake.classes())
                        .onClass("p.Snake")
                        .run()
                        .output())
                .isEqualTo("""
                        error: [FormulaBody] the source of 'value' is not there, so its derivative cannot be derived
                            Compile its file with javac, or move the annotation to a module of its own that javac compiles.
                        1 error
                        """);
    }
}
