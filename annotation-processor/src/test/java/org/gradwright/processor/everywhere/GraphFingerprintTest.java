// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.everywhere;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradwright.processor.compiling.Javac;
import org.gradwright.processor.graph.GraphFingerprint;
import org.junit.jupiter.api.Test;

/** Parameters that were saved fit a network of the same fingerprint, however it is trained. */
class GraphFingerprintTest {
    private static String fingerprint(String model) {
        return GraphFingerprint.of(Javac.withLibrary()
                .file("p/Snake.java", SampleProject.SNAKE)
                .file("p/Model.java", model)
                .run()
                .silent()
                .compilation()
                .graph());
    }

    private static final String MODEL = fingerprint(SampleProject.MODEL);

    private static String changed(String from, String to) {
        assertThat(SampleProject.MODEL).contains(from);
        return fingerprint(SampleProject.MODEL.replace(from, to));
    }

    @Test
    void whatIsPredictedCounts() {
        assertThat(MODEL).matches("[0-9a-f]{16}");
        assertThat(changed("units = 5", "units = 6")).isNotEqualTo(MODEL);
        assertThat(changed("@Input(4)", "@Input(3)")).isNotEqualTo(MODEL);
        assertThat(changed("frequency = 3", "frequency = 4")).isNotEqualTo(MODEL);
        assertThat(changed("@LeakyRelu\n", "@LeakyRelu(alpha = 0.3)\n")).isNotEqualTo(MODEL);
        assertThat(changed("@BatchNorm", "@BatchNorm(epsilon = 1e-3)")).isNotEqualTo(MODEL);
        assertThat(changed("Tensor second", "Tensor third")).isNotEqualTo(MODEL);
        assertThat(changed("    @LeakyRelu\n", "")).isNotEqualTo(MODEL);
    }

    @Test
    void howItIsTrainedDoesNotCount() {
        assertThat(changed("@Dropout(0.2)", "@Dropout(0.4)")).isEqualTo(MODEL);
        assertThat(changed("    @L2(0.1)\n", "")).isEqualTo(MODEL);
        assertThat(changed("@BatchNorm", "@BatchNorm(momentum = 0.5)")).isEqualTo(MODEL);
        assertThat(changed("Tensor x);\n\n    @BatchNorm", "Tensor pixels);\n\n    @BatchNorm"))
                .isEqualTo(MODEL);
    }
}
