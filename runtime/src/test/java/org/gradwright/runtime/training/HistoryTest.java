// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private final List<Epoch> history = List.of(
            new Epoch(1, 0.1, 0, OptionalDouble.empty(), Map.of(), 1e-3, 0.25),
            new Epoch(
                    2,
                    1.0 / 3,
                    -0.0,
                    OptionalDouble.of(Double.POSITIVE_INFINITY),
                    Map.of("a \"b\",\\c\n\u00e9", Double.NaN),
                    Double.MIN_VALUE,
                    1e300),
            new Epoch(3, 0.5, 1, OptionalDouble.of(0.75), Map.of("accuracy", 0.9), 1e-4, 2));

    @Test
    void aHistoryIsWrittenAndReadAsCsvWithAllItsBits() {
        assertThat(History.fromCsv(History.toCsv(history))).isEqualTo(history);
        assertThat(History.toCsv(history.subList(2, 3)))
                .isEqualTo("epoch,loss,penalty,validation loss,learning rate,seconds,\"accuracy\"\r\n"
                        + "3,0.5,1.0,0.75,1.0E-4,2.0,0.9\r\n");
        assertThat(History.fromCsv(History.toCsv(List.of()))).isEmpty();
        assertThat(History.fromCsv("epoch,loss,penalty,validation loss,learning rate,seconds\n1,2.5,0,,0.1,7"))
                .containsExactly(new Epoch(1, 2.5, 0, OptionalDouble.empty(), Map.of(), 0.1, 7));
    }

    @Test
    void aHistoryIsWrittenAndReadAsJsonWithAllItsBits() {
        assertThat(History.fromJson(History.toJson(history))).isEqualTo(history);
        assertThat(History.toJson(history.subList(2, 3)))
                .isEqualTo("[\n{\"epoch\": 3, \"loss\": 0.5, \"penalty\": 1.0, \"validationLoss\": 0.75, "
                        + "\"learningRate\": 1.0E-4, \"seconds\": 2.0, \"metrics\": {\"accuracy\": 0.9}}\n]\n");
        assertThat(History.fromJson(History.toJson(List.of()))).isEmpty();
    }

    @Test
    void whatIsNoHistoryIsRefused() {
        assertThatThrownBy(() -> History.fromCsv("a,b\n1,2\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the text is no history: its first line must begin with epoch,loss,penalty,validation "
                        + "loss,learning rate,seconds");
        assertThatThrownBy(() -> History.fromCsv("epoch,loss,penalty,validation loss,learning rate,seconds\n1,2\n"))
                .hasMessage("epoch 1 has 2 values, but there are 6 columns");
        assertThatThrownBy(() -> History.fromJson("[{\"epoch\": 1}]"))
                .hasMessage("the text is no history: an epoch has no 'loss'");
        assertThatThrownBy(() -> History.fromJson("[{\"epoch\": 1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the text is no history: a ',' is missing at character 12");
    }

    @Test
    void learningCurvesAreDrawn() {
        assertThat(History.lossChart(history).toSvg()).contains("training", "validation");
        assertThat(History.lossChart(history.subList(0, 1)).toSvg())
                .contains("training")
                .doesNotContain(">validation");
        assertThat(History.metricChart(history).toSvg()).contains("accuracy");
        assertThat(History.rateChart(history).toSvg()).contains("learning rate");
    }
}
