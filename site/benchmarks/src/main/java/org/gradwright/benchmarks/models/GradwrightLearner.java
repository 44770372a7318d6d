// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.models;

import org.gradwright.benchmarks.systems.Learner;
import org.gradwright.benchmarks.workloads.Workload;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.Session;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.optimizer.Adam;
import org.gradwright.runtime.optimizer.Optimizer;
import org.gradwright.runtime.optimizer.Sgd;

/** A training loop as the README has it. */
final class GradwrightLearner implements Learner {
    private final Network network;
    private final Session session;
    private final Optimizer optimizer;
    private final Batch batch;
    private final int rows;

    GradwrightLearner(Workload workload, boolean nesterov, Network network, Dataset data) {
        this.network = network;
        rows = workload.trainingRows();
        session = network.session(rows);
        batch = Batch.of(data, 0, rows);
        double rate = workload.update().rate();
        optimizer = switch (workload.update()) {
            case ADAM -> Adam.rate(rate);
            case MOMENTUM -> {
                Sgd momentum = Sgd.rate(rate).momentum(Workload.MOMENTUM);
                yield nesterov ? momentum.nesterov() : momentum;
            }
        };
    }

    @Override
    public double step(int first) {
        session.forward(batch.select(first, rows)).backward(1);
        optimizer.step(network);
        network.zeroGradients();
        return session.loss();
    }
}
