// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gradwright.processor.compiling.Javac;
import org.gradwright.processor.compiling.Library;
import org.gradwright.processor.compiling.RandomNetworks;
import org.junit.jupiter.api.Test;

/** Generated code compiles against the dsl and the runtime as they are, without a warning, wherever a network stands. */
class GeneratedCodeTest {
    /** What joins a loss: its weight, then its mask. */
    private static final List<String> LOSS_OPTIONS =
            List.of("org.gradwright.loss.Weight", "org.gradwright.loss.Masked");

    /** Losses that no layer can have. */
    private static final List<String> OF_THREE_TENSORS = List.of(
            "org.gradwright.loss.CosineEmbedding",
            "org.gradwright.loss.GaussianNllWithVariance",
            "org.gradwright.loss.MarginRanking",
            "org.gradwright.loss.Triplet");

    private static final List<String> TAKE_PROBABILITIES = List.of(
            "org.gradwright.loss.BinaryCrossEntropy", "org.gradwright.loss.CrossEntropy", "org.gradwright.loss.Dice");

    private static final Pattern IMPORT = Pattern.compile("import (org\\.gradwright\\.runtime\\.[\\w.]+);");

    private static Javac strict() {
        // What "-Xlint:processing" says of annotations that no processor claims is said of every program.
        return Javac.withLibrary().option("-Xlint:all,-processing", "-Werror");
    }

    @Test
    void randomNetworksCompileWithoutAWarning() {
        RandomNetworks.javac(40, 7)
                .option("-Xlint:all,-processing", "-Werror")
                .run()
                .silent();
    }

    @Test
    void everyAnnotationOfTheDslCompiles() {
        Javac javac = strict();
        List<String> activations = types("org.gradwright.activation");
        List<String> losses = new ArrayList<>(types("org.gradwright.loss"));
        assertThat(losses.removeAll(LOSS_OPTIONS)).isTrue();
        assertThat(losses.removeAll(OF_THREE_TENSORS)).isTrue();
        List<String> regularizers = types("org.gradwright.regularizer");
        assertThat(activations).hasSizeGreaterThan(10);
        assertThat(losses).hasSizeGreaterThan(5);
        assertThat(regularizers).hasSizeGreaterThan(2);
        for (int i = 0; i < 2 * losses.size(); i++) {
            String activation = activations.get(i % activations.size());
            String loss = losses.get(i % losses.size());
            String regularizer = regularizers.get(i % regularizers.size());
            String arguments = regularizer.endsWith("ElasticNet") ? "l1 = 0.1, l2 = 0.2" : "value = 0.1";
            boolean discrepancy = loss.endsWith(".MaximumMeanDiscrepancy");
            boolean plain = i < losses.size() || discrepancy || loss.endsWith(".RootMeanSquaredError");
            String reduction = plain ? "" : "(reduction = org.gradwright.Reduction.SUM)";
            String options = i < losses.size() || discrepancy ? "" : " @%s(0.5) @%s".formatted(LOSS_OPTIONS.toArray());
            boolean probabilities = TAKE_PROBABILITIES.contains(loss);
            javac.file("all/Net" + i + ".java", """
                    package all;

                    import org.gradwright.Tensor;

                    @org.gradwright.Network
                    interface Net%s {
                        @org.gradwright.Flatten Tensor flat(@org.gradwright.Input({2, 3}) Tensor pixels);
                        @org.gradwright.Dense(units = 8) @%s @%s(%s, bias = true) Tensor hidden(Tensor x);
                        @org.gradwright.BatchNorm @%s Tensor norm(Tensor x);
                        @org.gradwright.LayerNorm Tensor layer(Tensor x);
                        @org.gradwright.RmsNorm Tensor root(Tensor x);
                        @org.gradwright.GroupNorm(1) Tensor groups(Tensor x);
                        @org.gradwright.Dropout(0.5) @%s Tensor drop(Tensor x);
                        @org.gradwright.Dense(units = %s, bias = false)%s @%s%s%s Tensor last(Tensor x);
                    }
                    """.formatted(
                            i,
                            activation,
                            regularizer,
                            arguments,
                            activation,
                            activation,
                            loss.endsWith(".GaussianNll") ? 2 : 3,
                            probabilities ? " @org.gradwright.activation.Sigmoid" : "",
                            loss,
                            reduction,
                            options));
        }
        javac.run().silent();
    }

    @Test
    void everyLayerOnImagesCompiles() {
        strict().file("all/Images.java", """
                package all;

                import org.gradwright.*;
                import org.gradwright.activation.Relu;
                import org.gradwright.loss.MeanSquaredError;
                import org.gradwright.regularizer.L2;

                public interface Images {
                    @Network
                    interface Pictures {
                        @Conv2d(filters = 4, kernel = 3, groups = 2) @Relu @L2(0.1) Tensor first(@Input({9, 8, 2}) Tensor image);
                        @BatchNorm @Relu Tensor norm(Tensor x);
                        @MaxPool2d Tensor half(Tensor x);
                        @Dropout(0.5) Tensor drop(Tensor x);
                        @SeparableConv2d(filters = 3, kernel = 2) @Relu @L2(0.1) Tensor parts(Tensor x);
                        @DepthwiseConv2d(kernel = 2, bias = false) Tensor depths(Tensor x);
                        @Upsample2d(factor = 2) @Relu Tensor larger(Tensor x);
                        @AveragePool2d(size = 3, stride = 1) Tensor smooth(Tensor x);
                        @ConvTranspose2d(filters = 2, kernel = 3) @MeanSquaredError Tensor last(Tensor x);
                    }

                    @Network
                    interface Sequences {
                        @Conv1d(filters = 4, kernel = 3) @Relu Tensor first(@Input({9, 2}) Tensor steps);
                        @MaxPool1d Tensor half(Tensor x);
                        @AveragePool1d Tensor smooth(Tensor x);
                        @GlobalAveragePool @MeanSquaredError Tensor last(Tensor x);
                    }
                }
                """).run().silent();
    }

    @Test
    void everyLossOfThreeTensorsCompiles() {
        Javac javac = strict();
        for (int i = 0; i < OF_THREE_TENSORS.size(); i++) {
            javac.file("three/Net" + i + ".java", """
                    package three;

                    import org.gradwright.*;
                    import org.gradwright.loss.*;

                    @Network(inputGradients = true)
                    interface Net%s {
                        @Dense(units = 1) Tensor number(Tensor x);
                        @PRelu Tensor bent(Tensor x);
                        @%s Scalar plain(Tensor one, Tensor other, Tensor third);
                        @%s(reduction = Reduction.SUM) @Weight(0.5) @Masked
                        Scalar weighed(Tensor one, Tensor other, Tensor third);
                        @MaximumMeanDiscrepancy @Weight(2) Scalar discrepancy(Tensor x, Tensor y);
                        default Tensor forward(@Input(4) Tensor x) {
                            return number(bent(x.softmax()).logSoftmax().glu());
                        }
                        default Scalar objective(@Input(4) Tensor x, @Input(4) Tensor y, @Input(1) Tensor z) {
                            Tensor a = forward(x);
                            Tensor b = forward(y);
                            Scalar all = plain(a, b, z).add(plain(b, a, z).multiply(0.5)).subtract(weighed(a, b, z));
                            return all.add(discrepancy(a, b)).add(discrepancy(x, bent(y)).multiply(0.5));
                        }
                    }
                    """.formatted(i, OF_THREE_TENSORS.get(i), OF_THREE_TENSORS.get(i)));
        }
        javac.run().silent();
    }

    /** The annotations of a package of the dsl: its types that are no companions and not nested. */
    private static List<String> types(String packageName) {
        return Library.CLASSES.keySet().stream()
                .filter(name -> name.matches(Pattern.quote(packageName) + "\\.[A-Za-z0-9]+"))
                .filter(name -> !name.endsWith("Formula") && !name.endsWith("package-info"))
                .sorted()
                .toList();
    }

    @Test
    void everyTypeOfTheRuntimeThatIsNamedIsInTheList() {
        Set<String> named = new TreeSet<>();
        String user = """
                package users;

                import org.gradwright.*;

                @Network
                interface User {
                    @Block interface Part { @Dense(units = 2) Tensor only(Tensor x); }
                    @Use(Part.class) Tensor part(Tensor x);
                    default Tensor forward(@Input(3) Tensor x) { return part(x); }
                }
                """;
        for (String source : RandomNetworks.javac(40, 7)
                .file("users/User.java", user)
                .option("-proc:only")
                .run()
                .generated()
                .values()) {
            Matcher imported = IMPORT.matcher(source);
            while (imported.find()) {
                named.add(imported.group(1).substring("org.gradwright.runtime.".length()));
            }
        }
        named.add("Session");
        assertThat(named).containsExactlyInAnyOrderElementsOf(Library.NAMED);
    }

    private static final String MEMBERS = """
                @org.gradwright.Dense(units = 2)
                @org.gradwright.loss.MeanSquaredError
                org.gradwright.Tensor last(@org.gradwright.Input(3) org.gradwright.Tensor pixels);
            """;

    @Test
    void networksMayStandAnywhere() {
        Javac.Result result = strict().file("Bare.java", "@org.gradwright.Network interface Bare {\n" + MEMBERS + "}\n")
                .file("p/Same.java", "package p;\n@org.gradwright.Network interface Same {\n" + MEMBERS + "}\n")
                .file("q/Same.java", "package q;\n@org.gradwright.Network public interface Same {\n" + MEMBERS + "}\n")
                .file("p/Outer.java", """
                        package p;

                        public class Outer {
                            @org.gradwright.Network
                            public interface Inner {
                        %s
                            }

                            static class Middle {
                                @org.gradwright.Network
                                public interface Inner {
                        %s
                                }
                            }

                            @org.gradwright.Network
                            protected interface Guarded {
                        %s
                            }
                        }
                        """.formatted(MEMBERS, MEMBERS, MEMBERS))
                .run()
                .silent();
        assertThat(result.generated().keySet())
                .filteredOn(name -> name.endsWith("Network"))
                .containsExactlyInAnyOrder(
                        "BareNetwork",
                        "p.SameNetwork",
                        "q.SameNetwork",
                        "p.Outer_InnerNetwork",
                        "p.Outer_Middle_InnerNetwork",
                        "p.Outer_GuardedNetwork");
        Set<String> open = result.generated().entrySet().stream()
                .filter(source -> source.getValue().contains("\npublic final class "))
                .map(source -> source.getKey())
                .collect(Collectors.toSet());
        // What extends Outer may use its protected network as a part of another one.
        assertThat(open)
                .containsExactlyInAnyOrder(
                        "q.SameNetwork",
                        "q.SameGraph",
                        "p.Outer_InnerNetwork",
                        "p.Outer_InnerGraph",
                        "p.Outer_GuardedGraph");
    }

    private static final String CUSTOM = """
            package custom;

            public class Own {
                @org.gradwright.Activation
                public @interface Snake {
                    double frequency() default 1;

                    class Formula {
                        static double value(double x, double frequency) {
                            double wave = Math.sin(frequency * x);
                            return x + wave * wave / frequency;
                        }
                    }
                }

                @org.gradwright.Activation(rectifier = true)
                public @interface Nothing {
                    class Formula {
                        static double value(double x) {
                            return 1;
                        }
                    }
                }

                @org.gradwright.Loss(
                        takes = org.gradwright.Loss.Takes.VALUES,
                        link = org.gradwright.Loss.Link.IDENTITY,
                        target = org.gradwright.Loss.Target.SAME_SHAPE)
                public @interface Pinball {
                    int tau() default 2;

                    double reduction() default 0.5;

                    class Formula {
                        static double loss(double target, double prediction, double tau, double reduction) {
                            double e = target - prediction;
                            return e >= 0 ? tau * e : reduction * e;
                        }
                    }
                }

                @org.gradwright.Loss(
                        takes = org.gradwright.Loss.Takes.LOGITS,
                        link = org.gradwright.Loss.Link.SOFTMAX,
                        target = org.gradwright.Loss.Target.SAME_SHAPE)
                public @interface Ranks {
                    class Formula {
                        static double loss(double target, double prediction) {
                            return (target - prediction) * (target - prediction);
                        }
                    }
                }

                @org.gradwright.Regularizer
                public @interface Shrink {
                    float bias() default 3;

                    class Formula {
                        static double penalty(double weight, double bias) {
                            return bias * Math.sqrt(weight * weight + 1e-6);
                        }
                    }
                }
            }
            """;

    private static String user(String type, String loss) {
        return """
                package user;

                import org.gradwright.Tensor;

                @org.gradwright.Network(inputGradients = true)
                interface %s {
                    @org.gradwright.Dense(units = 5) @custom.Own.Snake(frequency = 2) @custom.Own.Shrink
                    Tensor wave(@org.gradwright.Input(3) Tensor pixels);

                    @org.gradwright.Dense(units = 5) @custom.Own.Nothing
                    Tensor nothing(Tensor x);

                    @org.gradwright.Dense(units = 4) @%s
                    Tensor last(Tensor x);
                }
                """.formatted(type, loss);
    }

    @Test
    void ownFormulasAreTheSameFromSourceAndFromClassFiles() {
        String pinball = user("Pins", "custom.Own.Pinball(tau = 3)");
        String ranks = user("Ranking", "custom.Own.Ranks");
        Javac.Result together = strict().file("user/Pins.java", pinball)
                .file("user/Ranking.java", ranks)
                .file("custom/Own.java", CUSTOM)
                .run()
                .silent();
        Javac.Result before = strict().file("custom/Own.java", CUSTOM).run().silent();
        Javac.Result after = strict().on(before.classes())
                .file("user/Pins.java", pinball)
                .file("user/Ranking.java", ranks)
                .run()
                .silent();
        assertThat(after.generated())
                .containsOnlyKeys("user.PinsNetwork", "user.PinsGraph", "user.RankingNetwork", "user.RankingGraph");
        assertThat(together.generated())
                .containsAllEntriesOf(after.generated())
                .containsAllEntriesOf(before.generated())
                .hasSize(after.generated().size() + before.generated().size());
    }

    @Test
    void numbersBeyondFloatCompileWithAWarningEach() {
        Javac.Result result = Javac.withLibrary().file("p/Odd.java", """
                package p;

                import org.gradwright.Tensor;

                @org.gradwright.Network
                interface Odd {
                    @org.gradwright.Dense(units = 5)
                    @org.gradwright.activation.LeakyRelu(alpha = 1e300)
                    @org.gradwright.regularizer.L2(1e-300)
                    Tensor odd(@org.gradwright.Input(3) Tensor pixels);

                    @org.gradwright.Dense(units = 5)
                    @org.gradwright.activation.LeakyRelu(alpha = -1e300)
                    @org.gradwright.regularizer.L1(1e300)
                    Tensor even(Tensor x);
                }
                """).run();
        assertThat(result.successful()).isTrue();
        assertThat(result.output().lines().filter(line -> line.contains("warning: ")))
                .hasSize(4)
                .allMatch(line -> line.contains(": warning: [BeyondFloat] "));
    }

    @Test
    void reportIsANoteAtTheNetwork() {
        Javac.Result result = Javac.withLibrary()
                .option("-Agradwright.report=true")
                .file("p/Same.java", "package p;\n@org.gradwright.Network interface Same {\n" + MEMBERS + "}\n")
                .run();
        assertThat(result.successful()).isTrue();
        assertThat(result.output()).startsWith("p/Same.java:2: Note: Same ").contains("8 parameters (32 bytes)");
    }
}
