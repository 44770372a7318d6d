// SPDX-License-Identifier: Apache-2.0
package com.example.delays;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.gradwright.check.GradientCheck;
import org.gradwright.check.GradientReport;
import org.gradwright.check.GradientTest;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.optimizer.Adam;
import org.gradwright.runtime.training.Trainer;
import org.gradwright.runtime.training.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DelaysTest {
    private static final int ROWS = 500;

    @GradientTest(Delays.class)
    void gradientsAreCorrect(GradientReport report) {
        assertEquals("hidden.weight", report.parts().get(0).of());
        assertTrue(report.toString().contains(" 184 slopes compared, "), report::toString);
    }

    @Test
    void theSlopeOfTheLossIsCorrect() {
        GradientCheck.ofLoss(Pinball.class, Map.of("tau", 0.9)).assertCorrect();
    }

    @Test
    void trainsSavesAndLoads(@TempDir Path folder) {
        float[] facts = new float[3 * ROWS];
        float[] delays = new float[ROWS];
        Random random = new Random(1);
        for (int row = 0; row < ROWS; row++) {
            for (int j = 0; j < 3; j++) {
                facts[3 * row + j] = (float) random.nextGaussian();
            }
            delays[row] = 2 * facts[3 * row] - facts[3 * row + 1] + (float) random.nextGaussian();
        }
        Dataset data = DelaysNetwork.data().facts(facts).delay(delays).build();
        DelaysNetwork trained = DelaysNetwork.create(42);
        Training training = Trainer.of(trained)
                .optimizer(Adam.rate(1e-2))
                .epochs(30)
                .batch(32)
                .fit(data);

        double before = training.history().get(0).loss();
        double after = training.last().loss();
        assertTrue(after < before / 2, "the loss went from " + before + " to " + after);
        float[][] predictions = predictions(trained, facts);
        int below = 0;
        for (int row = 0; row < ROWS; row++) {
            below += delays[row] < predictions[row][0] ? 1 : 0;
        }
        assertEquals(0.9, below / (double) ROWS, 0.05, "share of delays below the 0.9 quantile");

        Path file = folder.resolve("delays.safetensors");
        trained.save(file);
        DelaysNetwork loaded = DelaysNetwork.create(1);
        assertFalse(Arrays.deepEquals(predictions, predictions(loaded, facts)), "nothing to load");
        loaded.load(file);
        assertArrayEquals(predictions, predictions(loaded, facts));
    }

    private static float[][] predictions(DelaysNetwork network, float[] facts) {
        float[][] predictions = new float[ROWS][];
        for (int row = 0; row < ROWS; row++) {
            predictions[row] = network.predict(Arrays.copyOfRange(facts, 3 * row, 3 * row + 3));
        }
        return predictions;
    }
}
