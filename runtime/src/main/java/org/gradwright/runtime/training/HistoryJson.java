// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A history as JSON: an array with an object for each epoch; numbers that are not finite, which JSON has not, are strings.
 */
final class HistoryJson {
    private final String text;
    private int at;

    private HistoryJson(String text) {
        this.text = text;
    }

    static String write(List<Epoch> history) {
        StringBuilder json = new StringBuilder("[");
        for (Epoch epoch : history) {
            json.append(json.length() == 1 ? "\n" : ",\n");
            json.append("{\"epoch\": ").append(epoch.number());
            json.append(", \"loss\": ").append(number(epoch.loss()));
            json.append(", \"penalty\": ").append(number(epoch.penalty()));
            epoch.validationLoss()
                    .ifPresent(value -> json.append(", \"validationLoss\": ").append(number(value)));
            json.append(", \"learningRate\": ").append(number(epoch.learningRate()));
            json.append(", \"seconds\": ").append(number(epoch.seconds()));
            json.append(", \"metrics\": {");
            String separator = "";
            for (Map.Entry<String, Double> metric : epoch.metrics().entrySet()) {
                json.append(separator).append(quoted(metric.getKey()));
                json.append(": ").append(number(metric.getValue()));
                separator = ", ";
            }
            json.append("}}");
        }
        return json.append("\n]\n").toString();
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "\"" + value + "\"";
    }

    private static String quoted(String name) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    static List<Epoch> read(String text) {
        HistoryJson json = new HistoryJson(text);
        List<Epoch> history = new ArrayList<>();
        json.take('[');
        while (!json.takes(']')) {
            if (!history.isEmpty()) {
                json.take(',');
            }
            history.add(json.epoch());
        }
        return List.copyOf(history);
    }

    private Epoch epoch() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        Map<String, Double> figures = new LinkedHashMap<>();
        take('{');
        while (!takes('}')) {
            separate(figures.size() + metrics.size());
            String name = string();
            take(':');
            if (!name.equals("metrics")) {
                figures.put(name, number());
            } else {
                take('{');
                while (!takes('}')) {
                    separate(metrics.size());
                    String metric = string();
                    take(':');
                    metrics.put(metric, number());
                }
            }
        }
        Double validation = figures.get("validationLoss");
        return new Epoch(
                (int) figure(figures, "epoch"),
                figure(figures, "loss"),
                figure(figures, "penalty"),
                validation == null ? OptionalDouble.empty() : OptionalDouble.of(validation),
                Collections.unmodifiableMap(metrics),
                figure(figures, "learningRate"),
                figure(figures, "seconds"));
    }

    private void separate(int before) {
        if (before > 0) {
            take(',');
        }
    }

    private static double figure(Map<String, Double> figures, String name) {
        Double value = figures.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the text is no history: an epoch has no '" + name + "'");
        }
        return value;
    }

    private double number() {
        if (next() == '"') {
            return Double.parseDouble(string());
        }
        int from = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return Double.parseDouble(text.substring(from, at));
    }

    private String string() {
        take('"');
        StringBuilder string = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            string.append(c == '\\' ? escaped() : c);
        }
        take('"');
        return string.toString();
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at++) : ' ';
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unit();
            default -> c;
        };
    }

    private char unit() {
        int from = at;
        at = Math.min(at + 4, text.length());
        return (char) Integer.parseInt(text.substring(from, at), 16);
    }

    /** The next character that is no space, or a space at the end. */
    private char next() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at < text.length() ? text.charAt(at) : ' ';
    }

    private boolean takes(char expected) {
        boolean there = next() == expected;
        at += there ? 1 : 0;
        return there;
    }

    private void take(char expected) {
        if (!takes(expected)) {
            throw new IllegalArgumentException(
                    "the text is no history: a '" + expected + "' is missing at character " + at);
        }
    }
}
