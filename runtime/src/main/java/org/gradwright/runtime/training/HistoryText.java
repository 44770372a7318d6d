// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.gradwright.runtime.store.StoreException;
import org.gradwright.runtime.store.StoredContent;

/**
 * A history as a text of a file: a line for each epoch, whose fields are separated by tabs: number, loss, penalty,
 * validation loss or a minus, learning rate, seconds, and name and value of each metric. Numbers are as {@link
 * Double#toString} writes them, which keeps all their bits; names are URL-encoded.
 */
final class HistoryText {
    private static final String KEY = "training.history";
    private static final int FIELDS = 6;

    private HistoryText() {}

    static String of(List<Epoch> history) {
        return String.join("\n", history.stream().map(HistoryText::line).toList());
    }

    private static String line(Epoch epoch) {
        List<String> fields = new ArrayList<>();
        fields.add(Integer.toString(epoch.number()));
        fields.add(Double.toString(epoch.loss()));
        fields.add(Double.toString(epoch.penalty()));
        fields.add(
                epoch.validationLoss().isPresent()
                        ? Double.toString(epoch.validationLoss().getAsDouble())
                        : "-");
        fields.add(Double.toString(epoch.learningRate()));
        fields.add(Double.toString(epoch.seconds()));
        epoch.metrics().forEach((name, value) -> {
            fields.add(URLEncoder.encode(name, StandardCharsets.UTF_8));
            fields.add(Double.toString(value));
        });
        return String.join("\t", fields);
    }

    /** The number of epochs of a file, without memory for them. */
    static int count(StoredContent content) {
        try {
            return HistoryScan.epochs(content.requiredLongText(KEY));
        } catch (IllegalArgumentException problem) {
            throw new StoreException(
                    "'" + content.file() + "' has a history of epochs that cannot be read: " + problem.getMessage(),
                    problem);
        }
    }

    /** The history of a file that was checked. */
    static List<Epoch> read(StoredContent content) {
        List<Epoch> epochs = new ArrayList<>();
        String history = content.requiredLongText(KEY).rest();
        for (String line : history.lines().toList()) {
            epochs.add(epoch(epochs.size() + 1, List.of(line.split("\t", -1))));
        }
        return List.copyOf(epochs);
    }

    private static Epoch epoch(int number, List<String> fields) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (int i = FIELDS; i < fields.size(); i += 2) {
            String name = URLDecoder.decode(fields.get(i), StandardCharsets.UTF_8);
            metrics.put(name, Double.parseDouble(fields.get(i + 1)));
        }
        String validation = fields.get(3);
        return new Epoch(
                number,
                Double.parseDouble(fields.get(1)),
                Double.parseDouble(fields.get(2)),
                validation.equals("-") ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(validation)),
                Collections.unmodifiableMap(metrics),
                Double.parseDouble(fields.get(4)),
                Double.parseDouble(fields.get(5)));
    }
}
