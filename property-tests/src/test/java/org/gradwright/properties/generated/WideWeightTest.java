// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.SplittableRandom;
import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.loss.MeanSquaredError;
import org.gradwright.runtime.Parameter;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A weight of many units, which the provider may store in panels, is row-major to whoever looks at it. */
class WideWeightTest {
    private static final int INPUTS = 3;
    private static final int UNITS = 150;

    @Network
    interface Broad {
        @Dense(units = UNITS)
        @MeanSquaredError
        Tensor y(@Input(INPUTS) Tensor x);
    }

    private final WideWeightTest_BroadNetwork network = WideWeightTest_BroadNetwork.create(4);
    private final Parameter weight = network.layers().y().weight();

    private static float[] normals(int count) {
        SplittableRandom random = new SplittableRandom(5);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @Test
    void everyElementIsReadWhereItWasSet() {
        float[] values = normals(INPUTS * UNITS);
        weight.set(values);
        float[] copy = new float[values.length];
        weight.copyTo(copy);
        assertThat(copy).isEqualTo(values);
        for (int k = 0; k < INPUTS; k++) {
            for (int j = 0; j < UNITS; j++) {
                assertThat(weight.get(k, j)).isEqualTo(values[k * UNITS + j]);
            }
        }
    }

    @Test
    void anInputReachesEachUnitThroughItsWeight() {
        float[] values = normals(INPUTS * UNITS);
        weight.set(values);
        for (int k = 0; k < INPUTS; k++) {
            float[] x = new float[INPUTS];
            x[k] = 1;
            float[] y = network.predict(x);
            for (int j = 0; j < UNITS; j++) {
                assertThat(y[j]).isEqualTo(values[k * UNITS + j]);
            }
        }
    }

    @Test
    void eachGradientIsThatOfItsWeight() {
        float[] x = {1, 0, 2};
        float[] target = normals(UNITS);
        Dataset data = WideWeightTest_BroadNetwork.data().x(x).y(target).build();
        try (WideWeightTest_BroadNetwork.Session session = network.session(1)) {
            session.forward(Batch.all(data)).backward(1);
            float[] y = network.predict(x);
            float[] gradient = new float[weight.size()];
            weight.copyGradientTo(gradient);
            for (int k = 0; k < INPUTS; k++) {
                for (int j = 0; j < UNITS; j++) {
                    double slope = 2.0 * (y[j] - target[j]) / UNITS;
                    assertThat(gradient[k * UNITS + j]).isCloseTo((float) (x[k] * slope), within(1e-6f));
                }
            }
        }
    }

    @Test
    void aSavedNetworkPredictsTheSame(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("broad.safetensors");
        network.save(file);
        WideWeightTest_BroadNetwork loaded = WideWeightTest_BroadNetwork.create(5);
        loaded.load(file);
        float[] x = {0.5f, -1, 2};
        assertThat(loaded.predict(x)).isEqualTo(network.predict(x));
    }
}
