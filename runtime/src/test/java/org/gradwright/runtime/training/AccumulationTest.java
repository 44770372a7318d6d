// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.gradwright.runtime.LineNetwork;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.optimizer.Clipping;
import org.gradwright.runtime.optimizer.Sgd;
import org.junit.jupiter.api.Test;

class AccumulationTest {
    private final Dataset data = LineNetwork.data(50);
    private final List<String> calls = new ArrayList<>();

    private Training fit(LineNetwork network, int batch, int accumulate) {
        Callback recorder = new Callback() {
            @Override
            public void onBatchEnd(int epoch, int batch, double loss, Control control) {
                calls.add(epoch + "." + batch + ", update " + control.updates());
            }
        };
        return Trainer.of(network)
                .optimizer(Sgd.rate(0.05).momentum(0.9).clip(Clipping.byGlobalNorm(1)))
                .epochs(2)
                .batch(batch)
                .accumulate(accumulate)
                .callback(recorder)
                .progress(Progress.quiet())
                .fit(data);
    }

    @Test
    void severalBatchesAreOneLargeBatchButForRounding() {
        LineNetwork large = LineNetwork.create(1);
        Training once = fit(large, 16, 1);
        calls.clear();
        LineNetwork small = LineNetwork.create(1);
        Training often = fit(small, 4, 4);
        // 50 rows are updates of 16, 16, 16 and 2 rows.
        assertThat(calls)
                .containsExactly(
                        "1.4, update 1",
                        "1.8, update 2",
                        "1.12, update 3",
                        "1.13, update 4",
                        "2.4, update 5",
                        "2.8, update 6",
                        "2.12, update 7",
                        "2.13, update 8");
        assertThat(small.steps()).isEqualTo(large.steps()).isEqualTo(8);
        for (int i = 0; i < 2; i++) {
            assertThat(small.line().weight().get(i, 0))
                    .isCloseTo(large.line().weight().get(i, 0), within(1e-6f));
        }
        assertThat(often.last().loss()).isCloseTo(once.last().loss(), within(1e-6));
    }

    @Test
    void aGroupLargerThanTheDataIsTheWholeData() {
        LineNetwork network = LineNetwork.create(1);
        fit(network, 20, Integer.MAX_VALUE);
        assertThat(calls).containsExactly("1.3, update 1", "2.3, update 2");
        assertThatThrownBy(() -> fit(network, 20, 0)).hasMessage("accumulate is 0, but must be at least 1");
    }
}
