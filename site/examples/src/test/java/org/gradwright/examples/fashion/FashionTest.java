// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.fashion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.metric.ConfusionMatrix;
import org.gradwright.runtime.optimizer.Adam;
import org.gradwright.runtime.training.Trainer;
import org.junit.jupiter.api.Test;

class FashionTest {
    @Test
    void theShippedImagesAreThere() throws IOException {
        Dataset train = FashionData.shipped("train");
        assertThat(train.rows()).isEqualTo(1500);
        assertThat(FashionData.shipped("t10k").rows()).isEqualTo(500);
        float[] pixels = new float[28 * 28];
        train.copyValues(0, 0, pixels, 0);
        assertThat(pixels).contains(0f, 1f).doesNotContain(Float.NaN);
    }

    @Test
    void twoEpochsOnThemReadMostTestImagesRightly() throws IOException {
        FashionNetwork network = FashionNetwork.create(1);
        Trainer.of(network).optimizer(Adam.rate(2e-3)).epochs(2).batch(64).fit(FashionData.shipped("train"));
        assertThat(ConfusionMatrix.of(network, FashionData.shipped("t10k"), "piece")
                        .accuracy())
                .isGreaterThan(0.6);
    }
}
