// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One case of a reference file.
 *
 * @param file its name
 * @param root the whole file
 * @param json the case
 */
record ReferenceCase(String file, JsonNode root, int number, JsonNode json) {
    private static final List<String> NAMES =
            List.of("op", "optimizer", "model", "schedule", "transform", "kind", "name");

    /** An array and its extents. */
    record Values(int[] shape, double[] data) {
        /** The first extent. */
        int rows() {
            return shape[0];
        }

        /** The values of a row. */
        int width() {
            return data.length / shape[0];
        }

        /** The same values with the second axis, that of channels, as the last one: NCHW as NHWC. */
        Values channelsLast() {
            int channels = shape[1];
            int places = data.length / (shape[0] * channels);
            double[] moved = new double[data.length];
            for (int i = 0; i < data.length; i++) {
                int row = i / (channels * places);
                int channel = i / places % channels;
                moved[(row * places + i % places) * channels + channel] = data[i];
            }
            int[] extents = new int[shape.length];
            extents[0] = shape[0];
            System.arraycopy(shape, 2, extents, 1, shape.length - 2);
            extents[shape.length - 1] = channels;
            return new Values(extents, moved);
        }

        /** The same values with the first two axes as the last ones, the second before the first: OIHW as HWIO. */
        double[] kernel() {
            int first = shape[0];
            int second = shape[1];
            int places = data.length / (first * second);
            double[] moved = new double[data.length];
            for (int i = 0; i < data.length; i++) {
                int place = i % places;
                int input = i / places % second;
                int output = i / (places * second);
                moved[(place * second + input) * first + output] = data[i];
            }
            return moved;
        }

        /** The values of a matrix with its axes exchanged: PyTorch's {@code [out, in]} as {@code [in, out]}. */
        double[] transposed() {
            int columns = width();
            double[] transposed = new double[data.length];
            for (int i = 0; i < data.length; i++) {
                transposed[i % columns * rows() + i / columns] = data[i];
            }
            return transposed;
        }
    }

    /** What the case is about, such as {@code relu}. */
    String name() {
        return NAMES.stream()
                .filter(json::has)
                .map(key -> json.get(key).asText())
                .findFirst()
                .orElse("case");
    }

    /** Whether the case has a name under that key. */
    boolean isAbout(String key) {
        return json.has(key);
    }

    String title() {
        String parameters = json.has("params") ? " " + json.get("params") : "";
        return file + " " + number + ": " + name() + parameters;
    }

    JsonNode parameters() {
        return json.path("params");
    }

    /** A parameter that is a number. */
    double number(String parameter) {
        JsonNode value = parameters().get(parameter);
        if (value == null || !value.isNumber()) {
            throw new AssertionError(title() + " has no number '" + parameter + "'");
        }
        return value.asDouble();
    }

    /**
     * Refuses parameters besides the known ones, because a check that leaves one out proves nothing.
     *
     * @throws Unimplemented that names them
     */
    void knows(String... parameters) {
        Set<String> unknown = new TreeSet<>();
        parameters().fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(new HashSet<>(List.of(parameters)));
        if (!unknown.isEmpty()) {
            throw new Unimplemented("parameters " + unknown);
        }
    }

    /** Refuses inputs besides the known ones. */
    void knowsInputs(Collection<String> inputs) {
        Set<String> unknown = new TreeSet<>();
        json.path("inputs").fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(inputs);
        if (!unknown.isEmpty()) {
            throw new Unimplemented("inputs " + unknown);
        }
    }

    boolean hasInput(String input) {
        return json.path("inputs").has(input);
    }

    Values input(String name) {
        return values(json.path("inputs").path(name));
    }

    Values output() {
        return values(json.path("output"));
    }

    Values outputGradient() {
        return values(json.path("outputGradient"));
    }

    Values gradient(String name) {
        return values(json.path("gradients").path(name));
    }

    static Values values(JsonNode node) {
        if (!node.has("shape") || !node.has("data")) {
            throw new AssertionError("expected an array with shape and data, but found " + node);
        }
        return new Values(integers(node.get("shape")), numbers(node.get("data")));
    }

    static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asDouble();
        }
        return numbers;
    }

    private static int[] integers(JsonNode array) {
        int[] integers = new int[array.size()];
        for (int i = 0; i < integers.length; i++) {
            integers[i] = array.get(i).asInt();
        }
        return integers;
    }
}
