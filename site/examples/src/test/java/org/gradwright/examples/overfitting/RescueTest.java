// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.overfitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gradwright.examples.digits.DigitsData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RescueTest {
    @Test
    void eachStepHelpsWithWhatWasNeverSeen(@TempDir Path folder) throws Exception {
        List<Attempt> attempts = new RescueExample(DigitsData.read()).run();
        Attempt nothing = attempts.get(0);
        assertThat(nothing.trainingLoss()).as("learned by heart").isLessThan(0.01);
        assertThat(nothing.testLoss()).isGreaterThan(20 * nothing.trainingLoss());
        for (int i = 1; i < attempts.size(); i++) {
            assertThat(attempts.get(i).testLoss())
                    .as(attempts.get(i).name())
                    .isLessThan(attempts.get(i - 1).testLoss());
        }
        Attempt rescued = attempts.get(attempts.size() - 1);
        assertThat(rescued.testLoss()).isLessThan(nothing.testLoss() / 2);
        assertThat(rescued.testAccuracy()).isGreaterThan(nothing.testAccuracy() + 0.1);

        RescueExample.write(attempts, folder);
        try (var files = Files.list(folder)) {
            assertThat(files)
                    .hasSize(attempts.size())
                    .allSatisfy(file ->
                            assertThat(file).content().startsWith("<svg").contains("validation"));
        }
    }
}
