// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.custom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.gradwright.check.GradientCheck;
import org.gradwright.check.GradientReport;
import org.gradwright.check.GradientTest;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.optimizer.Adam;
import org.gradwright.runtime.training.Trainer;
import org.junit.jupiter.api.Test;

class DemandTest {
    private static final int DAYS = 400;

    @GradientTest(Demand.class)
    void gradientsAreCorrect(GradientReport report) {
        assertThat(report.parts()).hasSizeGreaterThan(5);
    }

    @Test
    void slopesOfTheLossesAreCorrect() {
        GradientCheck.ofLoss(Pinball.class, Map.of("tau", 0.9)).assertCorrect();
        GradientCheck.ofLoss(Profile.class, Map.of("sums", 0.2)).assertCorrect();
    }

    @Test
    void learnsAPeakThatOneDayOfTenExceeds() {
        Random random = new Random(1);
        float[] weather = new float[10 * DAYS];
        float[] hours = new float[24 * DAYS];
        float[] peaks = new float[DAYS];
        for (int day = 0; day < DAYS; day++) {
            for (int i = 0; i < 10; i++) {
                weather[10 * day + i] = (float) random.nextGaussian();
            }
            for (int hour = 0; hour < 24; hour++) {
                float demand = (float) (Math.sin(hour / 4.0) + 0.3 * weather[10 * day] + 0.1 * random.nextGaussian());
                hours[24 * day + hour] = demand;
                peaks[day] = Math.max(peaks[day], demand);
            }
        }
        Dataset data =
                DemandNetwork.data().weather(weather).hours(hours).peak(peaks).build();
        DemandNetwork network = DemandNetwork.create(1);
        Trainer.of(network).optimizer(Adam.rate(1e-2)).epochs(60).batch(32).fit(data);
        int above = 0;
        for (int day = 0; day < DAYS; day++) {
            float[] row = new float[10];
            System.arraycopy(weather, 10 * day, row, 0, 10);
            above += peaks[day] > network.predict(row).peak()[0] ? 1 : 0;
        }
        assertThat(above).isBetween(DAYS / 20, DAYS / 5);
    }
}
