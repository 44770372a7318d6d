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
import org.gradwright.runtime.store.Content;
import org.gradwright.runtime.store.Differences;
import org.gradwright.runtime.store.Part;
import org.gradwright.runtime.store.StoreException;
import org.gradwright.runtime.store.StoredContent;

/**
 * The course of a training as a part of a file: the seed of the order of the rows, and the history.
 *
 * <p>The history has a line for each epoch, whose fields are separated by tabs: number, loss, penalty, validation loss or
 * a minus, learning rate, seconds, and name and value of each metric. Numbers are as {@link Double#toString} writes
 * them, which keeps all their bits; names are URL-encoded.
 */
final class TrainingPart implements Part {
    private static final int FIELDS = 6;

    private long seed;
    private List<Epoch> history;
    private List<Epoch> read = List.of();

    TrainingPart(long seed, List<Epoch> history) {
        this.seed = seed;
        this.history = List.copyOf(history);
    }

    long seed() {
        return seed;
    }

    List<Epoch> history() {
        return history;
    }

    @Override
    public void save(Content content) {
        content.text("training.seed", Long.toString(seed));
        content.text("training.epoch", Integer.toString(history.size()));
        content.longText(
                "training.history",
                String.join("\n", history.stream().map(TrainingPart::line).toList()));
    }

    @Override
    public void check(StoredContent content, Differences differences) {
        // What lacks an optimizer has said so.
        if (content.text("optimizer") != null) {
            content.requiredLong("training.seed");
            long epochs = content.requiredCount("training.epoch");
            int lines = lines(content);
            if (epochs != lines) {
                throw new StoreException("'" + content.file() + "' has a history of " + lines
                        + " epochs, but was saved after " + epochs);
            }
        }
    }

    /** Reads the history here, since loading must not fail. */
    @Override
    public void verify(StoredContent content) {
        try {
            read = read(content);
        } catch (IllegalArgumentException | IndexOutOfBoundsException problem) {
            throw new StoreException("'" + content.file() + "' changed while it was read", problem);
        }
    }

    @Override
    public void load(StoredContent content) {
        seed = content.requiredLong("training.seed");
        history = read;
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

    private static int lines(StoredContent content) {
        try {
            return HistoryScan.epochs(content.requiredLongText("training.history"));
        } catch (IllegalArgumentException problem) {
            throw new StoreException(
                    "'" + content.file() + "' has a history of epochs that cannot be read: " + problem.getMessage(),
                    problem);
        }
    }

    /** The history of a file that was checked. */
    private static List<Epoch> read(StoredContent content) {
        List<Epoch> epochs = new ArrayList<>();
        String history = content.requiredLongText("training.history").rest();
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
