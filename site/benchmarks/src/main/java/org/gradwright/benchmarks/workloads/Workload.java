// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks.workloads;

import java.util.List;

/** A network, and with how many rows it predicts and is trained. Each begins with {@code inputs} values a row. */
public enum Workload {
    /** 4-16-16-3, relu. */
    T1(4, 3, 16, Update.ADAM),
    /** 32-128, batch normalization, relu, a fifth dropped, 64, relu, 1; the only one with the sigmoid cross-entropy. */
    T2(32, 1, 256, Update.ADAM),
    /** 784-512-512-10, relu. */
    T3(784, 10, 128, Update.ADAM),
    /** Images of 28 x 28 x 1: twice 3 x 3 convolution (16, 32 filters), relu, halved by maxima; then 128, relu, 10. */
    T4(784, 10, 64, Update.ADAM),
    /** 1024-1024-1024-1024-10, relu. */
    T5(1024, 10, 512, Update.MOMENTUM);

    /** The rule that changes the parameters. */
    public enum Update {
        /** Learning rate 0.001, decay rates 0.9 and 0.999. */
        ADAM(1e-3),
        /** Gradient descent, learning rate 0.001, momentum 0.9. */
        MOMENTUM(1e-3);

        private final double rate;

        Update(double rate) {
            this.rate = rate;
        }

        public double rate() {
            return rate;
        }
    }

    /** The share of the velocity that {@link Update#MOMENTUM} keeps. */
    public static final double MOMENTUM = 0.9;

    private final int inputs;
    private final int outputs;
    private final int trainingRows;
    private final Update update;

    Workload(int inputs, int outputs, int trainingRows, Update update) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.trainingRows = trainingRows;
        this.update = update;
    }

    /** The values of a row. */
    public int inputs() {
        return inputs;
    }

    /** What is predicted of a row: probabilities of classes that add up to 1, or one probability. */
    public int outputs() {
        return outputs;
    }

    /** The rows of a training batch. */
    public int trainingRows() {
        return trainingRows;
    }

    public Update update() {
        return update;
    }

    /** Whether a target is one of several classes, or else 0 or 1. */
    public boolean hasClasses() {
        return outputs > 1;
    }

    /** Whether two systems that are trained with the same batches have the same loss: not where each drops its own. */
    public boolean isDeterministic() {
        return this != T2;
    }

    /** What is measured, in order. */
    public List<Metric> metrics() {
        Metric training = new Metric(true, trainingRows);
        Metric one = new Metric(false, 1);
        return switch (this) {
            case T1 -> List.of(one, training);
            case T2 -> List.of(one, new Metric(false, 1024), training);
            case T3, T4 -> List.of(one, new Metric(false, 256), training);
            case T5 -> List.of(new Metric(false, 512), training);
        };
    }
}
