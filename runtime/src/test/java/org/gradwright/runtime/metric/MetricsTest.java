// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gradwright.runtime.KindNetwork;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.data.DatasetBuilder;
import org.gradwright.runtime.data.Schema;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Schema MANY = Schema.of("Many")
            .values("x", 2)
            .target("age", 1)
            .probabilities("spam", 1)
            .probabilities("tags", 3)
            .distribution("choice", 4)
            .labels("kind", 5)
            .labels("side", 2)
            .build();

    private static Dataset data() {
        return new DatasetBuilder(KindNetwork.LABELED)
                .values("x", new float[] {1, -1, 1, -1})
                .labels("kind", new int[] {2, 1, 0, 2})
                .build();
    }

    /** Rows of a positive x are predicted to be of kind 2, of a negative x of kind 1. */
    private static KindNetwork network() {
        KindNetwork network = new KindNetwork(KindNetwork.LABELED);
        network.kind().weight().set(new float[] {0, -1, 1});
        return network;
    }

    @Test
    void figuresOfANetworkAreThoseOfItsPredictions() {
        ConfusionMatrix matrix = ConfusionMatrix.of(network(), data(), "kind");
        ClassProbabilities probabilities = ClassProbabilities.of(network(), data(), "kind");
        assertThat(Evaluation.of(
                        network(),
                        data(),
                        Metrics.accuracy("kind"),
                        Metrics.f1("kind", Average.MACRO),
                        Metrics.logLoss("kind"),
                        Metrics.rocAuc("kind"),
                        Metrics.calibrationError("kind", 5)))
                .containsEntry("accuracy", 0.5)
                .containsEntry("macro f1", matrix.f1(Average.MACRO))
                .containsEntry("log loss", probabilities.logLoss())
                .containsEntry(
                        "roc auc", OneVersusRest.of(network(), data(), "kind").rocAuc())
                .containsEntry(
                        "calibration error",
                        Calibration.of(network(), data(), "kind", 5).expectedError())
                .hasSize(5);
    }

    @Test
    void aMetricForgetsWhenItIsReset() {
        Metric metric = Metrics.mcc("kind");
        assertThat(metric.value()).isNaN();
        double before = Evaluation.of(network(), data(), metric).get("mcc");
        assertThat(metric.value()).isEqualTo(before).isNotNaN();
        assertThat(Evaluation.of(network(), data(), metric)).containsEntry("mcc", before);
        metric.reset();
        assertThat(metric.value()).isNaN();
    }

    @Test
    void errorsAndLossesAreTheBetterTheSmallerTheyAre() {
        assertThat(List.of(
                        Metrics.hammingLoss("y"),
                        Metrics.logLoss("y"),
                        Metrics.brier("y"),
                        Metrics.calibrationError("y", 10),
                        Metrics.meanAbsoluteError("y"),
                        Metrics.meanSquaredError("y"),
                        Metrics.rootMeanSquaredError("y"),
                        Metrics.meanAbsolutePercentageError("y"),
                        Metrics.medianAbsoluteError("y")))
                .allMatch(metric -> metric.direction() == Direction.MINIMIZE);
        assertThat(List.of(
                        Metrics.accuracy("y"),
                        Metrics.balancedAccuracy("y"),
                        Metrics.mcc("y"),
                        Metrics.cohenKappa("y"),
                        Metrics.precision("y"),
                        Metrics.recall("y"),
                        Metrics.f1("y"),
                        Metrics.subsetAccuracy("y"),
                        Metrics.topK("y", 2),
                        Metrics.rocAuc("y"),
                        Metrics.averagePrecision("y"),
                        Metrics.prAuc("y"),
                        Metrics.r2("y"),
                        Metrics.explainedVariance("y")))
                .allMatch(metric -> metric.direction() == Direction.MAXIMIZE);
    }

    @Test
    void aMetricCanHaveAnotherName() {
        Metric metric = Metrics.logLoss("kind").named("log loss of the kind");
        assertThat(metric.name()).isEqualTo("log loss of the kind");
        assertThat(metric.direction()).isEqualTo(Direction.MINIMIZE);
        assertThat(Evaluation.of(network(), data(), metric, Metrics.logLoss("kind")))
                .hasSize(2);
        assertThatThrownBy(() -> Evaluation.of(network(), data(), Metrics.mcc("kind"), Metrics.mcc("kind")))
                .hasMessage("there are two metrics 'mcc': name one by named(...)");
    }

    @Test
    void eachFigureTakesTheTargetsItIsDefinedFor() {
        for (String output : List.of("spam", "side")) {
            Metrics.f1(output).check(MANY);
        }
        for (String output : List.of("spam", "choice", "kind", "side")) {
            Metrics.cohenKappa(output).check(MANY);
            Metrics.topK(output, 2).check(MANY);
            Metrics.calibrationError(output, 10).check(MANY);
        }
        for (String output : List.of("spam", "tags", "choice", "kind")) {
            Metrics.rocAuc(output).check(MANY);
            Metrics.f1(output, Average.MICRO).check(MANY);
        }
        for (String output : List.of("age", "spam", "tags", "choice")) {
            Metrics.r2(output).check(MANY);
        }
        Metrics.hammingLoss("tags").check(MANY);
    }

    @Test
    void otherTargetsAreRefusedBeforeAnythingIsMeasured() {
        assertThatThrownBy(() -> Metrics.f1("kind").check(MANY))
                .hasMessage("f1 is of two classes, but 'kind' has 5: say how to average, by Average.MACRO for example");
        assertThatThrownBy(() -> Metrics.topK("kind", 6).check(MANY)).hasMessage("k is 6, but must be from 1 to 5");
        assertThatThrownBy(() -> Metrics.rocAuc("age").check(MANY))
                .hasMessage("roc auc needs one class a row, but 'age' is a target of any numbers, as in regression");
        assertThatThrownBy(() -> Metrics.logLoss("tags").check(MANY))
                .hasMessage("log loss needs one class a row, but 'tags' holds 3 probabilities a row, each on its own");
        assertThatThrownBy(() -> Metrics.hammingLoss("kind").check(MANY))
                .hasMessage("hamming loss needs probabilities of labels, each on its own, but 'kind' is of another"
                        + " kind: kind: 5 classes");
        assertThatThrownBy(() -> Metrics.r2("kind").check(MANY))
                .hasMessage("r2 needs a target of numbers, but 'kind' holds a class a row");
        assertThatThrownBy(() -> Metrics.r2("x").check(MANY))
                .hasMessage("r2 needs a target of numbers, but 'x' is an input");
        assertThatThrownBy(() -> Metrics.r2("y").check(MANY)).hasMessageStartingWith("there is no column 'y'");
        assertThatThrownBy(() -> Metrics.fBeta("kind", -1)).hasMessageStartingWith("beta is -1.0");
        assertThatThrownBy(() -> Metrics.calibrationError("kind", 0).check(MANY))
                .hasMessageStartingWith("bins is 0");
        assertThatThrownBy(() -> Metrics.f1("kind", null)).hasMessage("average is null");
        assertThatThrownBy(() -> Metrics.mcc(null)).hasMessage("output is null");
    }

    @Test
    void theScoresOfManyClassesAreNotThoseOfTwo() {
        assertThatThrownBy(() -> BinaryScores.of(network(), data(), "kind"))
                .hasMessage(
                        "'kind' has 3 columns, but must tell two classes; OneVersusRest has the scores of each column");
        assertThatThrownBy(() -> RegressionErrors.of(network(), data(), "kind", 0))
                .hasMessage("errors needs a target of numbers, but 'kind' holds a class a row");
    }
}
