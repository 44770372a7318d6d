// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradwright.processor.Compilation;
import org.gradwright.processor.compiling.Javac;
import org.gradwright.processor.graph.GraphFingerprint;
import org.junit.jupiter.api.Test;

/** What is declared frozen is computed in training as in prediction, and has nothing that would train it. */
class FrozenLayersTest {
    private static final String MODEL = """
            package p;

            import org.gradwright.*;
            import org.gradwright.activation.*;
            import org.gradwright.loss.*;
            import org.gradwright.regularizer.*;

            @Network
            interface Model {
                @Block
                interface Trunk {
                    @Dense(units = 5) @Relu @L2(0.1) Tensor wide(Tensor x);
                    @BatchNorm Tensor norm(Tensor x);
                    @Dropout(0.3) Tensor drop(Tensor x);
                }

                @Use(Trunk.class) @Frozen Tensor trunk(Tensor x);
                @Dense(units = 3) @Relu Tensor middle(Tensor x);
                @Dense(units = 4) @Frozen Tensor fixed(Tensor x);
                @Dense(units = 1) @MeanSquaredError Tensor price(Tensor x);

                default Tensor forward(@Input(4) Tensor x) {
                    return price(fixed(middle(trunk(x))));
                }
            }
            """;

    private static Javac.Result compiled(String model) {
        return Javac.withLibrary()
                .option("-Xlint:all,-processing", "-Werror")
                .file("p/Model.java", model)
                .run()
                .silent();
    }

    private static String source(String model) {
        return compiled(model).generated().get("p.ModelNetwork");
    }

    @Test
    void nothingBehindWhichNothingIsTrainedHasABackwardPass() {
        String trained = source(MODEL.replace(" @Frozen", ""));
        assertThat(trained)
                .contains("backwardTrunkWide(", "backwardTrunkNorm(", "backwardTrunkDrop(", "backwardFixed(")
                .contains("TRUNK_WIDE_WEIGHT, rows, 4, 5)");
        assertThat(source(MODEL))
                .doesNotContain("backwardTrunk")
                .doesNotContain("network.trunk")
                .doesNotContain("network.fixed")
                .doesNotContain("updateRunning", "columnMeans", "dropoutMask", "trunkDropMask")
                .contains("backwardFixed(", "backwardMiddle(", "backwardPrice(");
    }

    /** The gradient goes through it to the layer before, and not into its own parameters. */
    @Test
    void whatIsFrozenBehindALayerPassesTheGradientOn() {
        assertThat(source(MODEL))
                .contains("FIXED_WEIGHT, middle")
                .doesNotContain("gradients, FIXED_WEIGHT")
                .doesNotContain("gradients, FIXED_BIAS")
                .contains("gradients, MIDDLE_WEIGHT");
    }

    @Test
    void penaltiesOfWhatIsFrozenAreNone() {
        assertThat(source(MODEL)).doesNotContain("penalty");
        assertThat(source(MODEL.replace(" @Frozen", ""))).contains("addPenaltyGradients");
    }

    @Test
    void theRuntimeIsToldTheLayersOfAFrozenBlock() {
        assertThat(source(MODEL))
                .contains(
                        "structure.frozen(\"trunkWide\")",
                        "structure.frozen(\"trunkNorm\")",
                        "structure.frozen(\"trunkDrop\")",
                        "structure.frozen(\"fixed\")")
                .doesNotContain("structure.frozen(\"middle\")", "structure.minimumTrainingRows");
    }

    /** So that a network can be loaded that was saved before the annotation was written. */
    @Test
    void whatIsPredictedIsTheSame() {
        Compilation frozen = compiled(MODEL).compilation();
        Compilation trained = compiled(MODEL.replace(" @Frozen", "")).compilation();
        assertThat(GraphFingerprint.of(frozen.graph())).isEqualTo(GraphFingerprint.of(trained.graph()));
        assertThat(GraphFingerprint.ofTraining(frozen.graph()))
                .isNotEqualTo(GraphFingerprint.ofTraining(trained.graph()));
    }
}
