// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.gradwright.twin.Network;
import org.gradwright.twin.Parameter;
import org.gradwright.twin.ParameterRole;
import org.gradwright.twin.Session;
import org.gradwright.twin.TensorView;
import org.gradwright.twin.compute.Choices;
import org.gradwright.twin.data.Batch;
import org.gradwright.twin.data.DatasetBuilder;
import org.gradwright.twin.data.Schema;

/** A network generated in double, at parameters and on a batch of its own: its total loss and its gradients. */
final class TwinModel {
    /** Values that the loss depends on, with the gradient that the generated code computes. */
    abstract static class Block {
        final String name;
        final int[] shape;
        final boolean input;
        final double[] values;
        final double[] gradient;

        Block(String name, int[] shape, boolean input, double[] values, double[] gradient) {
            this.name = name;
            this.shape = shape;
            this.input = input;
            this.values = values;
            this.gradient = gradient;
        }

        /** Lets the network compute with other values in the place of these. */
        abstract void set(double[] replacement);
    }

    private final Network network;
    private final Session session;
    private final Choices choices;
    private final List<String> places;
    private final List<String> columnNames;
    private final int rows;
    private final Map<String, double[]> columns = new LinkedHashMap<>();
    private final double[] weights;
    private Batch batch;

    TwinModel(Twin twin, Network network, int requestedRows, Draws draws, RandomGenerator random) {
        this.network = network;
        columnNames = twin.columnNames(network);
        choices = twin.choices();
        places = twin.places();
        rows = Math.max(requestedRows, network.minimumTrainingRows());
        session = network.session(rows);
        for (Parameter parameter : network.parameters()) {
            double[] values = new double[parameter.size()];
            parameter.copyTo(values);
            double deviation = parameter.role() == ParameterRole.WEIGHT ? 0.02 : 0.3;
            Arrays.setAll(values, i -> values[i] + deviation * random.nextGaussian());
            parameter.set(values);
        }
        List<Schema.Column> schema = network.schema().columns();
        for (int i = 0; i < schema.size(); i++) {
            Schema.Column column = schema.get(i);
            columns.put(column.name(), draws.column(column, columnNames.get(i), rows, random));
        }
        weights = random.doubles(rows, 0.5, 1.5).toArray();
        batch = batch(columns);
    }

    /** The data loss and the penalties, at the values that are set. */
    double loss() {
        return session.forward(batch).loss() + network.currentPenalty();
    }

    /** What trains a block, and the signature of the choices on the way to it. */
    Slope.Point point(Block block) {
        choices.restart();
        double loss = loss();
        if (!block.input && !network.objectives().stream().allMatch(each -> network.trains(each, block.name))) {
            loss = network.currentPenalty();
            for (String objective : network.objectives()) {
                loss += network.trains(objective, block.name) ? session.loss(objective) : 0;
            }
        }
        return new Slope.Point(loss, choices.signature());
    }

    /** The first choice that comes out differently in two passes, as {@code sum > 0 in forwardHidden}. */
    String differentChoice(Runnable one, Runnable another) {
        int place = choices.difference(one, another);
        return place < 0 ? "" : places.get(place);
    }

    /** The parameters that are trained, in the order of their layers, then the inputs, each with its gradient. */
    List<Block> blocks() {
        Map<String, double[]> penalties = new LinkedHashMap<>();
        session.forward(batch).backward(1);
        network.zeroGradients();
        // This counts a step, which decides the masks of dropout: it has to come before anything that is compared.
        network.update((parameters, all, ranges) -> network.parameters().forEach(parameter -> {
            double[] gradient = new double[parameter.size()];
            parameter.copyFromStorage(all, gradient);
            penalties.put(parameter.name(), gradient);
        }));
        network.zeroGradients();
        session.forward(batch).backward(1);
        List<Block> blocks = new ArrayList<>();
        List<Parameter> trained =
                network.parameters().stream().filter(Parameter::trainable).toList();
        for (Parameter parameter : trained) {
            blocks.add(block(parameter, penalties.getOrDefault(parameter.name(), new double[0])));
        }
        for (Schema.Column column : network.schema().columns()) {
            if (column.kind() == Schema.Kind.VALUES) {
                blocks.add(block(column));
            }
        }
        // The passes to come draw the same masks of dropout only when no gradients have been added up.
        network.zeroGradients();
        return blocks;
    }

    private static Block block(Parameter parameter, double[] penalty) {
        double[] values = new double[parameter.size()];
        parameter.copyTo(values);
        double[] gradient = new double[parameter.size()];
        parameter.copyGradientTo(gradient);
        Arrays.setAll(gradient, i -> gradient[i] + penalty[i]);
        return new Block(parameter.name(), parameter.shape(), false, values, gradient) {
            @Override
            void set(double[] replacement) {
                parameter.set(replacement);
            }
        };
    }

    private Block block(Schema.Column column) {
        TensorView view = session.inputGradient(column.name());
        double[] gradient = new double[rows * view.width()];
        view.copyTo(gradient);
        double[] values = columns.getOrDefault(column.name(), new double[0]);
        int[] shape = {rows, column.width()};
        String name = columnNames.get(network.schema().index(column.name()));
        return new Block(name, shape, true, values, gradient) {
            @Override
            void set(double[] replacement) {
                Map<String, double[]> changed = new LinkedHashMap<>(columns);
                changed.put(column.name(), replacement);
                batch = batch(changed);
            }
        };
    }

    private Batch batch(Map<String, double[]> numbers) {
        DatasetBuilder data = new DatasetBuilder(network.schema());
        Map<String, Schema.Kind> kinds = new LinkedHashMap<>();
        network.schema().columns().forEach(column -> kinds.put(column.name(), column.kind()));
        numbers.forEach((name, values) -> {
            if (kinds.get(name) == Schema.Kind.LABELS) {
                data.labels(name, Arrays.stream(values).mapToInt(x -> (int) x).toArray());
            } else {
                data.values(name, values);
            }
        });
        return Batch.all(data.weights(weights).build());
    }
}
