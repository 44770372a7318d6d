// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.subject;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gradwright.properties.interpreter.Feed;
import org.gradwright.properties.interpreter.State;
import org.gradwright.runtime.Layer;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.Parameter;
import org.gradwright.runtime.Session;
import org.gradwright.runtime.Statistic;
import org.gradwright.runtime.TensorView;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.DatasetBuilder;
import org.gradwright.runtime.data.Schema;

/** A network generated in float. */
public final class FloatSubject implements Subject {
    private final Network network;
    private final Session session;
    private Batch batch;

    /** A subject whose session holds {@code capacity} rows; {@code network} is what a generated {@code create} gave. */
    public FloatSubject(Object network, int capacity) {
        this.network = (Network) network;
        this.session = this.network.session(capacity);
    }

    public Network network() {
        return network;
    }

    @Override
    public Subject withCapacity(int capacity) {
        return new FloatSubject(network, capacity);
    }

    @Override
    public int minimumTrainingRows() {
        return network.minimumTrainingRows();
    }

    @Override
    public double unit() {
        return 0x1p-24;
    }

    @Override
    public List<String> parameterNames() {
        return network.parameters().stream().map(Parameter::name).toList();
    }

    @Override
    public double[] parameter(String name) {
        float[] values = new float[network.parameter(name).size()];
        network.parameter(name).copyTo(values);
        return Subject.widened(values);
    }

    @Override
    public double[] gradient(String name) {
        float[] values = new float[network.parameter(name).size()];
        network.parameter(name).copyGradientTo(values);
        return Subject.widened(values);
    }

    @Override
    public double[] statistic(String name) {
        float[] values = new float[network.statistic(name).size()];
        network.statistic(name).copyTo(values);
        return Subject.widened(values);
    }

    @Override
    public void setParameter(String name, double[] values) {
        network.parameter(name).set(Subject.narrowed(values));
    }

    @Override
    public void setStatistic(String name, double[] values) {
        network.statistic(name).set(Subject.narrowed(values));
    }

    @Override
    public void set(State state) {
        state.parameters().forEach(this::setParameter);
        state.statistics().forEach(this::setStatistic);
        for (Layer layer : network.allLayers()) {
            if (state.frozen().contains(layer.name())) {
                layer.freeze();
            } else {
                layer.unfreeze();
            }
        }
    }

    @Override
    public State state() {
        Map<String, double[]> parameters = new TreeMap<>();
        network.parameters().forEach(each -> parameters.put(each.name(), parameter(each.name())));
        Map<String, double[]> statistics = new TreeMap<>();
        network.statistics().stream().map(Statistic::name).forEach(name -> statistics.put(name, statistic(name)));
        return new State(parameters, statistics, network.seed(), network.steps(), Set.of());
    }

    @Override
    public void load(Feed feed) {
        DatasetBuilder data = new DatasetBuilder(network.schema());
        for (Schema.Column column : network.schema().columns()) {
            double[] values = feed.column(column.name());
            if (column.kind() == Schema.Kind.LABELS) {
                data.labels(column.name(), Subject.integers(values));
            } else {
                data.values(column.name(), Subject.narrowed(values));
            }
        }
        if (feed.weighted()) {
            data.weights(Subject.narrowed(feed.weights()));
        }
        batch = Batch.all(data.build());
    }

    @Override
    public double forward() {
        return session.forward(batch).loss();
    }

    @Override
    public double forwardOf(String parameter) {
        double all = forward();
        double sum = 0;
        boolean whole = true;
        for (String objective : network.objectives()) {
            boolean trains = network.trains(objective, parameter);
            sum += trains ? session.loss(objective) : 0;
            whole &= trains;
        }
        return whole ? all : sum;
    }

    @Override
    public void backward(double scale) {
        session.backward((float) scale);
    }

    @Override
    public double evaluate() {
        return session.evaluate(batch);
    }

    @Override
    public double[] output() {
        return output(network.allLayers().get(network.allLayers().size() - 1).name());
    }

    @Override
    public double[] output(String name) {
        return copy(session.output(name));
    }

    @Override
    public double[] inputGradient(String input) {
        return copy(session.inputGradient(input));
    }

    @Override
    public List<double[]> predict(List<double[]> inputs, int rows, List<Integer> widths) {
        List<Class<?>> types = new ArrayList<>(Collections.nCopies(inputs.size(), float[].class));
        List<Object> arguments = new ArrayList<>();
        inputs.forEach(input -> arguments.add(Subject.narrowed(input)));
        types.add(int.class);
        arguments.add(rows);
        List<float[]> outputs =
                widths.stream().map(width -> new float[rows * width]).toList();
        types.addAll(Collections.nCopies(outputs.size(), float[].class));
        arguments.addAll(outputs);
        try {
            session.getClass()
                    .getMethod("predictBatch", types.toArray(Class<?>[]::new))
                    .invoke(session, arguments.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new AssertionError(e);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
        return outputs.stream().map(Subject::widened).toList();
    }

    @Override
    public double penalty() {
        return network.currentPenalty();
    }

    @Override
    public Map<String, double[]> update(double rate) {
        Map<String, double[]> gradients = new TreeMap<>();
        network.update((parameters, all, ranges) -> ranges.forEach(range -> {
            for (int i = range.offset(); i < range.end(); i++) {
                parameters[i] -= (float) (rate * all[i]);
            }
            gradients.put(range.name(), gradient(range.name(), all));
        }));
        return gradients;
    }

    private double[] gradient(String name, float[] all) {
        for (Parameter parameter : network.parameters()) {
            if (parameter.name().equals(name)) {
                float[] values = new float[parameter.size()];
                parameter.copyFromStorage(all, values);
                return Subject.widened(values);
            }
        }
        throw new AssertionError("no parameter '" + name + "'");
    }

    @Override
    public void zeroGradients() {
        network.zeroGradients();
    }

    private static double[] copy(TensorView view) {
        float[] values = new float[view.rows() * view.width()];
        view.copyTo(values);
        return Subject.widened(values);
    }
}
