// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.gradwright.runtime.chart.LineChart;

/**
 * The epochs of a training as text for other programs, and as pictures.
 *
 * <pre>{@code
 * Files.writeString(Path.of("history.csv"), History.toCsv(training.history()));
 * History.lossChart(training.history()).write(Path.of("loss.svg"));
 * }</pre>
 *
 * <p>What is written is read with all its bits.
 */
public final class History {
    private History() {}

    /**
     * One line for each epoch, with a head: {@code epoch,loss,penalty,validation loss,learning rate,seconds} and the
     * metrics. What an epoch has not is empty.
     */
    public static String toCsv(List<Epoch> history) {
        return HistoryCsv.write(history);
    }

    /**
     * Reads what {@link #toCsv} writes.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static List<Epoch> fromCsv(String text) {
        return HistoryCsv.read(text);
    }

    /**
     * An array with an object for each epoch: {@code epoch}, {@code loss}, {@code penalty}, {@code validationLoss} if there
     * is one, {@code learningRate}, {@code seconds} and {@code metrics}, an object. NaN and infinite values are strings.
     */
    public static String toJson(List<Epoch> history) {
        return HistoryJson.write(history);
    }

    /**
     * Reads what {@link #toJson} writes.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static List<Epoch> fromJson(String text) {
        return HistoryJson.read(text);
    }

    /** The training loss, and the validation loss where there is one, over the epochs. */
    public static LineChart lossChart(List<Epoch> history) {
        LineChart chart = LineChart.of("Loss").x("epoch").y("loss");
        add(chart, "training", history, Epoch::loss);
        if (history.stream().anyMatch(epoch -> epoch.validationLoss().isPresent())) {
            add(chart, "validation", history, epoch -> epoch.validationLoss().orElse(Double.NaN));
        }
        return chart;
    }

    /** All metrics over the epochs. */
    public static LineChart metricChart(List<Epoch> history) {
        LineChart chart = LineChart.of("Metrics on the validation data").x("epoch");
        Set<String> names = new LinkedHashSet<>();
        history.forEach(epoch -> names.addAll(epoch.metrics().keySet()));
        for (String name : names) {
            add(chart, name, history, epoch -> epoch.metrics().getOrDefault(name, Double.NaN));
        }
        return chart;
    }

    /** The learning rate of the last update of each epoch. */
    public static LineChart rateChart(List<Epoch> history) {
        LineChart chart = LineChart.of("Learning rate").x("epoch").y("learning rate");
        add(chart, "rate", history, Epoch::learningRate);
        return chart;
    }

    private static void add(LineChart chart, String name, List<Epoch> history, ToDoubleFunction<Epoch> figure) {
        chart.line(
                name,
                history.stream().mapToDouble(Epoch::number).toArray(),
                history.stream().mapToDouble(figure).toArray());
    }
}
