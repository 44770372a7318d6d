// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.models;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gradwright.benchmarks.systems.Learner;
import org.gradwright.benchmarks.systems.MeasuredSystem;
import org.gradwright.benchmarks.systems.Predictor;
import org.gradwright.benchmarks.workloads.Rows;
import org.gradwright.benchmarks.workloads.Workload;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.Parameter;
import org.gradwright.runtime.Statistic;
import org.gradwright.runtime.compute.Compute;

/** Gradwright's networks. How many threads compute is a property of the process, {@code gradwright.threads}. */
public final class Gradwright implements MeasuredSystem {
    private static final long SEED = 42;

    private final boolean nesterov;

    /** Gradwright as it is measured. */
    public Gradwright() {
        this(false);
    }

    /** Gradwright with the momentum that another system is compared with. */
    public Gradwright(boolean nesterov) {
        this.nesterov = nesterov;
    }

    @Override
    public String name() {
        return "gradwright";
    }

    @Override
    public String settings(int threads) {
        return Compute.provider().getClass().getSimpleName() + ", gradwright.threads="
                + System.getProperty("gradwright.threads");
    }

    /** The parameters and running statistics that every system begins with. */
    public static Map<String, float[]> parameters(Workload workload) {
        Network network = network(workload);
        Map<String, float[]> values = new LinkedHashMap<>();
        for (Parameter parameter : network.parameters()) {
            float[] to = new float[parameter.size()];
            parameter.copyTo(to);
            values.put(parameter.name(), to);
        }
        for (Statistic statistic : network.statistics()) {
            float[] to = new float[statistic.size()];
            statistic.copyTo(to);
            values.put(statistic.name(), to);
        }
        return values;
    }

    private static Network network(Workload workload) {
        return switch (workload) {
            case T1 -> IrisNetwork.create(SEED);
            case T2 -> TabularNetwork.create(SEED);
            case T3 -> MnistMlpNetwork.create(SEED);
            case T4 -> MnistCnnNetwork.create(SEED);
            case T5 -> WideNetwork.create(SEED);
        };
    }

    @Override
    public Predictor predictor(Workload workload, Map<String, float[]> parameters, int rows, int threads) {
        return switch (workload) {
            case T1 -> {
                IrisNetwork.Session session =
                        with(parameters, IrisNetwork.create(SEED)).session(rows);
                yield rows == 1 ? session::predict : (x, y) -> session.predictBatch(x, rows, y);
            }
            case T2 -> {
                TabularNetwork.Session session =
                        with(parameters, TabularNetwork.create(SEED)).session(rows);
                yield rows == 1 ? session::predict : (x, y) -> session.predictBatch(x, rows, y);
            }
            case T3 -> {
                MnistMlpNetwork.Session session =
                        with(parameters, MnistMlpNetwork.create(SEED)).session(rows);
                yield rows == 1 ? session::predict : (x, y) -> session.predictBatch(x, rows, y);
            }
            case T4 -> {
                MnistCnnNetwork.Session session =
                        with(parameters, MnistCnnNetwork.create(SEED)).session(rows);
                yield rows == 1 ? session::predict : (x, y) -> session.predictBatch(x, rows, y);
            }
            case T5 -> {
                WideNetwork.Session session =
                        with(parameters, WideNetwork.create(SEED)).session(rows);
                yield rows == 1 ? session::predict : (x, y) -> session.predictBatch(x, rows, y);
            }
        };
    }

    @Override
    public Learner learner(Workload workload, Map<String, float[]> parameters, Rows rows, int threads) {
        return new GradwrightLearner(
                workload,
                nesterov,
                with(parameters, network(workload)),
                switch (workload) {
                    case T1 -> IrisNetwork.data().x(rows.inputs).y(rows.labels).build();
                    case T2 ->
                        TabularNetwork.data().x(rows.inputs).y(rows.targets()).build();
                    case T3 ->
                        MnistMlpNetwork.data().x(rows.inputs).y(rows.labels).build();
                    case T4 ->
                        MnistCnnNetwork.data().x(rows.inputs).y(rows.labels).build();
                    case T5 -> WideNetwork.data().x(rows.inputs).y(rows.labels).build();
                });
    }

    private static <N extends Network> N with(Map<String, float[]> values, N network) {
        values.forEach((name, numbers) -> {
            if (name.endsWith(".mean") || name.endsWith(".variance")) {
                network.statistic(name).set(numbers);
            } else {
                network.parameter(name).set(numbers);
            }
        });
        return network;
    }
}
