// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradwright.processor.Compilation;
import org.gradwright.processor.compiling.Accepted;
import org.gradwright.processor.compiling.Javac;
import org.gradwright.processor.declaration.NetworkDeclaration;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.GraphPrinter;
import org.gradwright.processor.graph.Initial;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;
import org.junit.jupiter.api.Test;

class GraphBuilderTest {
    private static Compilation digits(String... replacements) {
        String text = Accepted.text(Accepted.path("golden/Digits.java"));
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(text).contains(replacements[i]);
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        return Javac.withLibrary()
                .option("-proc:only")
                .file("models/Digits.java", text)
                .run()
                .compilation();
    }

    private static Initial initial(Graph graph, String parameter) {
        return graph.nodes().stream()
                .filter(node -> node.name().equals(parameter))
                .map(node -> ((Operation.Parameter) node.operation()).initial())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void declarationIsReadInTheOrderOfTheSource() {
        NetworkDeclaration declaration = digits().declaration();
        assertThat(declaration.packageName()).isEqualTo("models");
        assertThat(declaration.name()).isEqualTo("Digits");
        assertThat(declaration.isPublic()).isTrue();
        assertThat(declaration.inputGradients()).isTrue();
        assertThat(declaration.members())
                .extracting(member -> member.name())
                .containsExactly("hidden", "norm", "drop", "digit");
        var hidden = declaration.members().get(0);
        assertThat(hidden.operation().type()).isEqualTo("org.gradwright.Dense");
        assertThat(hidden.operation().values()).containsEntry("units", 128).containsEntry("bias", true);
        assertThat(hidden.activation()).map(use -> use.simpleName()).contains("Relu");
        assertThat(hidden.activation()).map(use -> use.meta().get("rectifier")).contains(true);
        assertThat(hidden.regularizers()).extracting(use -> use.number("value")).containsExactly(1e-4);
        assertThat(hidden.loss()).isEmpty();
        assertThat(hidden.input().name()).isEqualTo("pixels");
        assertThat(hidden.input().extents()).contains(java.util.List.of(64));
        var digit = declaration.members().get(3);
        assertThat(digit.input().extents()).isEmpty();
        assertThat(digit.loss()).map(use -> use.constant("reduction", "none")).contains("MEAN");
        assertThat(digit.loss()).map(use -> use.meta("link")).contains("SOFTMAX");
    }

    @Test
    void everyLayerBecomesItsNodes() {
        assertThat(GraphPrinter.print(digits().graph())).isEqualTo("""
                        Digits
                          pixels = Input(): [batch, 64]
                          hiddenWeight = Parameter(): [64, 128]
                          hiddenBias = Parameter(): [128]
                          hiddenProduct = Product(pixels, hiddenWeight): [batch, 128]
                          hiddenSum = add(hiddenProduct, hiddenBias): [batch, 128]
                          hidden = relu(hiddenSum): [batch, 128]
                          normScale = Parameter(): [128]
                          normShift = Parameter(): [128]
                          normRunningMean = Statistic(): [128]
                          normRunningVariance = Statistic(): [128]
                          normMean = BatchMean(hidden, normRunningMean): [128]
                          normVariance = BatchVariance(hidden, normMean, normRunningVariance): [128]
                          normRememberMean = RememberMean(normRunningMean, normMean): [128]
                          normRememberVariance = RememberVariance(normRunningVariance, normVariance): [128]
                          normInverse = inverseDeviation(normVariance): [128]
                          norm = BatchNormalize(hidden, normMean, normInverse, normScale, normShift): [batch, 128]
                          dropMask = DropoutMask(): [batch, 128]
                          drop = Dropout(norm, dropMask): [batch, 128]
                          digitWeight = Parameter(): [128, 10]
                          digitBias = Parameter(): [10]
                          digitProduct = Product(drop, digitWeight): [batch, 10]
                          digit = add(digitProduct, digitBias): [batch, 10]
                          digitTarget = Target(): [batch] LABELS
                          digitLosses = SoftmaxCrossEntropy(digit, digitTarget): [batch]
                          sampleWeight = SampleWeight(): [batch]
                          digitLoss = WeightedSum(digitLosses, sampleWeight): []
                          digitProbabilities = Softmax(digit): [batch, 10]
                        output digitProbabilities
                        objective digitLoss
                        """);
    }

    @Test
    void weightsBeforeARectifierStartFromHeAndOthersFromGlorot() {
        Graph graph = digits().graph();
        assertThat(initial(graph, "hiddenWeight")).isEqualTo(Initial.heNormal(64));
        assertThat(initial(graph, "digitWeight")).isEqualTo(Initial.glorotUniform(128, 10));
        assertThat(initial(graph, "hiddenBias")).isEqualTo(Initial.ZEROS);
        assertThat(initial(graph, "normScale")).isEqualTo(Initial.ONES);
        Graph tanh =
                digits("activation.Relu;", "activation.Tanh;", "@Relu", "@Tanh").graph();
        assertThat(initial(tanh, "hiddenWeight")).isEqualTo(Initial.glorotUniform(64, 128));
    }

    @Test
    void regularizerActsOnTheBiasOnlyWhereItIsAskedTo() {
        assertThat(digits().graph().penalties()).hasSize(1);
        assertThat(digits("@L2(1e-4)", "@L2(value = 1e-4, bias = true)").graph().penalties())
                .extracting(penalty -> penalty.formula().inputs().size())
                .containsExactly(1, 1);
    }

    @Test
    void shapesAreThoseOfTheLayers() {
        Graph graph = digits(
                        "@Input(64)",
                        "@Input({2, 3, 4})",
                        "@Dense(units = 128)\n    @Relu\n    @L2(1e-4)",
                        "@org.gradwright.Flatten")
                .graph();
        assertThat(graph.layers())
                .extracting(layer -> layer.output())
                .containsExactly(Shape.batch(24), Shape.batch(24), Shape.batch(24), Shape.batch(10));
        assertThat(graph.layers().get(0).input()).isEqualTo(Shape.batch(2, 3, 4));
    }

    @Test
    void lossWithoutALinkPredictsTheRawValue() {
        Graph graph =
                digits("SparseCategoricalCrossEntropy", "MeanSquaredError").graph();
        assertThat(graph.outputs())
                .containsExactly(new Graph.Output(
                        "digit",
                        graph.outputs().get(0).raw(),
                        graph.outputs().get(0).raw(),
                        "values"));
        assertThat(graph.node(graph.outputs().get(0).raw()).name()).isEqualTo("digit");
    }
}
