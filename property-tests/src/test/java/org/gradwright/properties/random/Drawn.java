// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.random;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import org.gradwright.processor.graph.Graph;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.ValueType;
import org.gradwright.properties.interpreter.Feed;
import org.gradwright.properties.interpreter.State;

/** Random batches and parameters, all of them numbers that float holds exactly. */
final class Drawn {
    private final Random random;

    Drawn(long seed) {
        random = new Random(seed);
    }

    /** A batch for a graph. */
    Feed feed(Graph graph, Architecture.Targets targets, int rows, boolean weighted) {
        Map<String, double[]> columns = new TreeMap<>();
        Set<String> masks =
                graph.outputs().stream().map(output -> output.name() + "Mask").collect(Collectors.toSet());
        for (Node node : graph.nodes()) {
            int size = rows * (int) node.shape().size();
            if (node.operation() instanceof Operation.Input input) {
                columns.put(input.name(), normal(size, 0, 1));
            } else if (node.operation() instanceof Operation.Target target) {
                if (masks.contains(target.name())) {
                    columns.put(target.name(), fill(size, this::mask));
                    continue;
                }
                Architecture.Targets kind = targets == Architecture.Targets.DECLARED ? declared(node, target) : targets;
                columns.put(target.name(), target(kind, size, classes(graph, target)));
            }
        }
        return new Feed(rows, columns, weighted ? weights(rows) : new double[0]);
    }

    private static Architecture.Targets declared(Node node, Operation.Target target) {
        if (node.type() == ValueType.LABELS) {
            return Architecture.Targets.LABELS;
        }
        return switch (target.numbers()) {
            case ANY -> Architecture.Targets.VALUES;
            case PROBABILITIES -> Architecture.Targets.PROBABILITIES;
            case DISTRIBUTION -> Architecture.Targets.DISTRIBUTIONS;
        };
    }

    /** The extent of the last axis of the output that a target is compared with. */
    private static int classes(Graph graph, Operation.Target target) {
        return graph.outputs().stream()
                .filter(output -> output.name().equals(target.name()))
                .map(output -> graph.node(output.raw()).shape().last())
                .findFirst()
                .orElseThrow();
    }

    /** Counts not at all, wholly or in part. */
    private double mask() {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextFloat();
            default -> 1;
        };
    }

    private double[] target(Architecture.Targets targets, int size, int classes) {
        return switch (targets) {
            case NONE, DECLARED -> throw new AssertionError("there is a target without a loss");
            case VALUES -> normal(size, 0, 1);
            case PROBABILITIES -> fill(size, () -> random.nextBoolean() ? random.nextInt(2) : random.nextFloat());
            case LABELS -> fill(size, () -> random.nextInt(classes));
            case DISTRIBUTIONS -> distributions(size, classes);
        };
    }

    /** Rows of numbers that add up to 1, up to rounding. */
    private double[] distributions(int size, int classes) {
        double[] values = fill(size, random::nextDouble);
        for (int from = 0; from < size; from += classes) {
            double sum = Arrays.stream(values, from, from + classes).sum();
            for (int i = from; i < from + classes; i++) {
                values[i] = (float) (values[i] / sum);
            }
        }
        return values;
    }

    private double[] weights(int rows) {
        double[] weights = normal(rows, 0.5, 1);
        if (rows > 1) {
            weights[random.nextInt(rows)] = 0;
        }
        return weights;
    }

    /** The state with other numbers in the place of initial zeros and ones. */
    State disturbed(State state) {
        Map<String, double[]> parameters = new TreeMap<>();
        state.parameters().forEach((name, values) -> {
            double[] added = normal(values.length, 0, name.endsWith(".weight") ? 0.02 : 0.3);
            double[] disturbed = values.clone();
            Arrays.setAll(disturbed, i -> (float) (values[i] + added[i]));
            parameters.put(name, disturbed);
        });
        Map<String, double[]> statistics = new TreeMap<>();
        state.statistics()
                .forEach((name, values) -> statistics.put(
                        name,
                        name.endsWith(".mean")
                                ? normal(values.length, 0, 0.5)
                                : fill(values.length, () -> 0.5 + random.nextFloat())));
        return new State(parameters, statistics, state.seed(), state.steps(), Set.of());
    }

    /** A direction of length 1. */
    double[] direction(int count) {
        double[] values = normal(count, 0, 1);
        double length = Math.sqrt(Arrays.stream(values).map(x -> x * x).sum());
        return Arrays.stream(values).map(x -> x / length).toArray();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    private double[] normal(int count, double mean, double deviation) {
        return fill(count, () -> (float) (mean + deviation * random.nextGaussian()));
    }

    private double[] fill(int count, DoubleSupplier numbers) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> (float) numbers.getAsDouble());
        return values;
    }
}
