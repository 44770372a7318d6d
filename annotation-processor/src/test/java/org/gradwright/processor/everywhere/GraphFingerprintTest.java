// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.everywhere;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradwright.processor.compiling.Javac;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.GraphFingerprint;
import org.junit.jupiter.api.Test;

/**
 * Parameters that were saved fit a network of the same fingerprint, however it is trained; a training goes on only where
 * that of the training is the same too.
 */
class GraphFingerprintTest {
    private static final Graph GRAPH = graph(SampleProject.MODEL);
    private static final String MODEL = GraphFingerprint.of(GRAPH);
    private static final String TRAINING = GraphFingerprint.ofTraining(GRAPH);

    private static Graph graph(String model) {
        return Javac.withLibrary()
                .file("p/Snake.java", SampleProject.SNAKE)
                .file("p/Model.java", model)
                .run()
                .silent()
                .compilation()
                .graph();
    }

    private static Graph changed(String from, String to) {
        assertThat(SampleProject.MODEL).contains(from);
        return graph(SampleProject.MODEL.replace(from, to));
    }

    private static void differs(String from, String to) {
        Graph changed = changed(from, to);
        assertThat(GraphFingerprint.of(changed)).isNotEqualTo(MODEL);
        assertThat(GraphFingerprint.ofTraining(changed)).isNotEqualTo(TRAINING);
    }

    private static void differsInTraining(String from, String to) {
        Graph changed = changed(from, to);
        assertThat(GraphFingerprint.of(changed)).isEqualTo(MODEL);
        assertThat(GraphFingerprint.ofTraining(changed)).isNotEqualTo(TRAINING);
    }

    private static void agrees(String from, String to) {
        Graph changed = changed(from, to);
        assertThat(GraphFingerprint.of(changed)).isEqualTo(MODEL);
        assertThat(GraphFingerprint.ofTraining(changed)).isEqualTo(TRAINING);
    }

    @Test
    void whatIsPredictedCounts() {
        assertThat(MODEL).matches("[0-9a-f]{16}");
        assertThat(TRAINING).matches("[0-9a-f]{16}").isNotEqualTo(MODEL);
        differs("units = 5", "units = 6");
        differs("@Input(4)", "@Input(3)");
        differs("frequency = 3", "frequency = 4");
        differs("@LeakyRelu\n", "@LeakyRelu(alpha = 0.3)\n");
        differs("@BatchNorm", "@BatchNorm(epsilon = 1e-3)");
        differs("Tensor second", "Tensor third");
        differs("    @LeakyRelu\n", "");
    }

    @Test
    void windowsCount() {
        String model = """
                package p;

                import org.gradwright.*;

                @Network
                interface Model {
                    @Conv2d(filters = 4, kernel = 3)
                    Tensor edges(@Input({10, 10, 4}) Tensor image);

                    @AveragePool2d(size = 3, stride = 3)
                    Tensor last(Tensor x);
                }
                """;
        String before = GraphFingerprint.of(graph(model));
        for (String changed : List.of("kernel = 3, dilation = 2", "kernel = 3, groups = 2", "kernel = {3, 1}")) {
            assertThat(GraphFingerprint.of(graph(model.replace("kernel = 3", changed))))
                    .as(changed)
                    .isNotEqualTo(before);
        }
        for (String changed : List.of("size = 3, padding = Padding.SAME", "size = 3, pad = 1", "size = 2")) {
            assertThat(GraphFingerprint.of(graph(model.replace("size = 3", changed))))
                    .as(changed)
                    .isNotEqualTo(before);
        }
        String maxima = model.replace("AveragePool2d", "MaxPool2d");
        assertThat(GraphFingerprint.of(graph(maxima))).isNotEqualTo(before);
    }

    @Test
    void groupsCount() {
        String model = """
                package p;

                import org.gradwright.*;

                @Network
                interface Model {
                    @GroupNorm(2)
                    Tensor groups(@Input({2, 8}) Tensor x);

                    @RmsNorm
                    Tensor last(Tensor x);
                }
                """;
        String before = GraphFingerprint.of(graph(model));
        List<String> changed = List.of(
                model.replace("GroupNorm(2)", "GroupNorm(4)"),
                model.replace("GroupNorm(2)", "LayerNorm"),
                model.replace("GroupNorm(2)", "GroupNorm(value = 2, epsilon = 1e-3)"),
                model.replace("RmsNorm", "RmsNorm(epsilon = 1e-3)"),
                model.replace("RmsNorm", "LayerNorm"));
        assertThat(changed)
                .allSatisfy(each -> assertThat(GraphFingerprint.of(graph(each))).isNotEqualTo(before));
    }

    @Test
    void howItIsTrainedCountsForTheTraining() {
        differsInTraining("@Dropout(0.2)", "@Dropout(0.4)");
        differsInTraining("    @L2(0.1)\n", "");
        differsInTraining("@L2(0.1)", "@L2(0.2)");
        differsInTraining("@BatchNorm", "@BatchNorm(momentum = 0.5)");
        differsInTraining(
                "    @SigmoidCrossEntropy", "    @SigmoidCrossEntropy(reduction = org.gradwright.Reduction.SUM)");
        Graph squared = changed("    @SigmoidCrossEntropy", "    @org.gradwright.loss.MeanSquaredError");
        Graph absolute = changed("    @SigmoidCrossEntropy", "    @org.gradwright.loss.MeanAbsoluteError");
        assertThat(GraphFingerprint.of(squared)).isEqualTo(GraphFingerprint.of(absolute));
        assertThat(GraphFingerprint.ofTraining(squared)).isNotEqualTo(GraphFingerprint.ofTraining(absolute));
    }

    @Test
    void noiseCountsForTheTraining() {
        String model = """
                package p;

                import org.gradwright.*;

                @Network
                interface Model {
                    @GaussianNoise(0.1)
                    Tensor noisy(@Input({2, 8}) Tensor x);

                    @GaussianDropout(0.2)
                    Tensor factors(Tensor x);

                    @SpatialDropout(0.3)
                    Tensor channels(Tensor x);

                    @BatchNorm
                    Tensor last(Tensor x);
                }
                """;
        Graph before = graph(model);
        for (String number : List.of("0.1", "0.2", "0.3")) {
            Graph after = graph(model.replace(number, "0.4"));
            assertThat(GraphFingerprint.of(after)).isEqualTo(GraphFingerprint.of(before));
            assertThat(GraphFingerprint.ofTraining(after)).as(number).isNotEqualTo(GraphFingerprint.ofTraining(before));
        }
        assertThat(GraphFingerprint.of(graph(model.replace("Spatial", "")))).isNotEqualTo(GraphFingerprint.of(before));
    }

    @Test
    void namesOfInputsAndTheOrderOfAnnotationsDoNotCount() {
        agrees("Tensor x);\n\n    @BatchNorm", "Tensor pixels);\n\n    @BatchNorm");
        agrees("@Snake(frequency = 3)\n    @L2(0.1)", "@L2(0.1)\n    @Snake(frequency = 3)");
    }
}
