// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import org.gradwright.runtime.compute.Compute;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.data.DatasetBuilder;
import org.gradwright.runtime.data.Schema;
import org.gradwright.runtime.data.SplitMix64;

/** A network as the processor would write it: {@code y = x * weight + bias}, squared error, penalty 0.01 * weight^2. */
public final class LineNetwork extends Network {
    public static final Schema SCHEMA =
            Schema.of("Line").values("x", 2).target("y", 1).build();

    private static final Compute COMPUTE = Compute.provider();
    private static final int WEIGHT = 0;
    private static final int BIAS = 2;

    private final DenseLayer line;

    private LineNetwork(long seed, int minimumRows) {
        super(Structure.of("Line", SCHEMA, seed)
                .parameter("line", "weight", ParameterRole.WEIGHT, Initializer.glorotUniform(2, 1), 2, 1)
                .parameter("line", "bias", ParameterRole.BIAS, Initializer.zeros(), 1)
                .statistic("line", "seen", Initializer.zeros(), 1)
                .minimumTrainingRows("line", minimumRows)
                .build());
        line = register(new DenseLayer(this, "line"));
    }

    private LineNetwork(LineNetwork source) {
        super(source);
        line = register(new DenseLayer(this, "line"));
    }

    public static LineNetwork create(long seed) {
        return new LineNetwork(seed, 1);
    }

    public static LineNetwork createWithMinimumRows(long seed, int rows) {
        return new LineNetwork(seed, rows);
    }

    /** Rows of {@code y = 2 * x0 - x1 + 0.5}. */
    public static Dataset data(int rows) {
        SplitMix64 random = new SplitMix64(3);
        float[] x = new float[2 * rows];
        float[] y = new float[rows];
        for (int r = 0; r < rows; r++) {
            x[2 * r] = (float) random.nextNormal();
            x[2 * r + 1] = (float) random.nextNormal();
            y[r] = 2 * x[2 * r] - x[2 * r + 1] + 0.5f;
        }
        return new DatasetBuilder(SCHEMA).values("x", x).values("y", y).build();
    }

    public DenseLayer line() {
        return line;
    }

    /** The mask key of the line, which generated code would use inside. */
    public long key(int call) {
        return maskKey("line", call, 1);
    }

    public Session lent() {
        return (Session) borrow();
    }

    public void takeBack(Session session) {
        release(session);
    }

    @Override
    public Session session(int capacity) {
        return new Session(this, capacity, true);
    }

    @Override
    protected Session predictionSession(int capacity) {
        return new Session(this, capacity, false);
    }

    @Override
    public LineNetwork snapshot() {
        return new LineNetwork(this);
    }

    @Override
    public String summary() {
        return "line";
    }

    @Override
    protected double penalty() {
        return 0.01 * (parameters[0] * parameters[0] + parameters[1] * parameters[1]);
    }

    @Override
    protected void addPenaltyGradients() {
        if (!line.frozen()) {
            for (int i = 0; i < 2; i++) {
                gradients[i] += 0.02f * parameters[i];
            }
        }
    }

    /** The session of a line. */
    public static final class Session extends org.gradwright.runtime.Session {
        private final LineNetwork network;
        private final float[] x;
        private final float[] target;
        private final float[] weight;
        private final float[] y;
        private final float[] gradient;
        private final TensorView yView;
        private Runnable inference = () -> {};
        private Runnable lossAction = () -> {};
        private int losses;

        private Session(LineNetwork network, int capacity, boolean training) {
            super(network, capacity, training);
            this.network = network;
            x = values(2);
            target = values(1);
            weight = values(1);
            y = values(1);
            gradient = trainingValues(1);
            yView = view(y, 1);
        }

        public void predictBatch(float[] rows, int count, float[] out) {
            begin(count);
            try {
                copyInput("x", rows, count, 2, x);
                runInference(count);
                copyOutput("y", y, count, 1, out);
            } finally {
                end();
            }
        }

        /** Does that in the middle of each inference from now on. */
        public void duringInference(Runnable action) {
            inference = action;
        }

        /** Does that in the middle of each computation of the loss from now on. */
        public void duringLoss(Runnable action) {
            lossAction = action;
        }

        public int lossesComputed() {
            return losses;
        }

        public int gradientBufferLength() {
            return gradient.length;
        }

        @Override
        public Session forward(Batch batch) {
            super.forward(batch);
            return this;
        }

        @Override
        public TensorView output(String name) {
            if (name.equals("y")) {
                return yView;
            }
            throw noOutput(name, "y");
        }

        @Override
        protected void load(Batch batch) {
            batch.copyValues(0, x);
            batch.copyValues(1, target);
            batch.copyWeights(weight);
        }

        @Override
        protected void runForward(int rows) {
            network.statistics[0] += rows;
            runInference(rows);
        }

        @Override
        protected void runInference(int rows) {
            COMPUTE.product(x, network.parameters, WEIGHT, y, rows, 2, 1);
            inference.run();
            for (int r = 0; r < rows; r++) {
                y[r] += network.parameters[BIAS];
            }
        }

        /** The raw output is the prediction. */
        @Override
        protected void runLinks(int rows) {}

        @Override
        protected double runLoss(int rows) {
            lossAction.run();
            losses++;
            double sum = 0;
            for (int r = 0; r < rows; r++) {
                double error = y[r] - target[r];
                sum += weight[r] * error * error;
            }
            return sum / rows;
        }

        @Override
        protected void runBackward(int rows, float scale) {
            for (int r = 0; r < rows; r++) {
                gradient[r] = 2 * scale * weight[r] * (y[r] - target[r]) / rows;
            }
            if (!network.line.frozen()) {
                COMPUTE.addTransposedProduct(x, gradient, network.gradients, WEIGHT, rows, 2, 1);
                COMPUTE.addColumnSums(gradient, network.gradients, BIAS, rows, 1);
            }
        }
    }
}
