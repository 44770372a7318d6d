// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A history as CSV (RFC 4180): one line for each epoch, and for each figure a column, which is empty where there is none.
 */
final class HistoryCsv {
    private static final List<String> COLUMNS =
            List.of("epoch", "loss", "penalty", "validation loss", "learning rate", "seconds");

    private HistoryCsv() {}

    static String write(List<Epoch> history) {
        Set<String> metrics = new LinkedHashSet<>();
        history.forEach(epoch -> metrics.addAll(epoch.metrics().keySet()));
        StringBuilder text = new StringBuilder(String.join(",", COLUMNS));
        metrics.forEach(name -> text.append(',').append(quoted(name)));
        text.append("\r\n");
        for (Epoch epoch : history) {
            text.append(epoch.number())
                    .append(',')
                    .append(epoch.loss())
                    .append(',')
                    .append(epoch.penalty());
            text.append(',').append(text(epoch.validationLoss()));
            text.append(',').append(epoch.learningRate()).append(',').append(epoch.seconds());
            for (String name : metrics) {
                Double value = epoch.metrics().get(name);
                text.append(',').append(value == null ? "" : value.toString());
            }
            text.append("\r\n");
        }
        return text.toString();
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static List<Epoch> read(String text) {
        List<List<String>> lines = lines(text);
        if (lines.isEmpty()
                || lines.get(0).size() < COLUMNS.size()
                || !lines.get(0).subList(0, COLUMNS.size()).equals(COLUMNS)) {
            throw new IllegalArgumentException(
                    "the text is no history: its first line must begin with " + String.join(",", COLUMNS));
        }
        List<String> names = lines.get(0);
        List<Epoch> history = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            if (line.size() != names.size()) {
                throw new IllegalArgumentException("epoch " + (history.size() + 1) + " has " + line.size()
                        + " values, but there are " + names.size() + " columns");
            }
            history.add(epoch(names, line));
        }
        return List.copyOf(history);
    }

    private static Epoch epoch(List<String> names, List<String> line) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (int i = COLUMNS.size(); i < names.size(); i++) {
            if (!line.get(i).isEmpty()) {
                metrics.put(names.get(i), Double.valueOf(line.get(i)));
            }
        }
        return new Epoch(
                Integer.parseInt(line.get(0)),
                Double.parseDouble(line.get(1)),
                Double.parseDouble(line.get(2)),
                line.get(3).isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(line.get(3))),
                Collections.unmodifiableMap(metrics),
                Double.parseDouble(line.get(4)),
                Double.parseDouble(line.get(5)));
    }

    private static List<List<String>> lines(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                // Two of them within quotes are one.
                if (!quoted && i > 0 && text.charAt(i - 1) == '"') {
                    field.append(c);
                }
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                line.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    lines.add(line);
                    line = new ArrayList<>();
                }
            } else if (quoted || c != '\r') {
                field.append(c);
            }
        }
        if (field.length() > 0 || !line.isEmpty()) {
            line.add(field.toString());
            lines.add(line);
        }
        return lines;
    }
}
