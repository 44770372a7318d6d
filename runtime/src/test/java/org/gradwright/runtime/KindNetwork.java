// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import org.gradwright.runtime.compute.Compute;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Schema;

/**
 * A classifier for prediction only: probabilities {@code softmax(x * weight)} of three kinds, without a bias, and with
 * handles on a batch normalization and a dropout that its arithmetic leaves out.
 */
public final class KindNetwork extends Network {
    public static final Schema LABELED =
            Schema.of("Kind").values("x", 1).labels("kind", 3).build();
    public static final Schema UNLABELED = Schema.of("Kind").values("x", 1).build();

    private final DenseLayer kind;
    private final BatchNormLayer norm;
    private final DropoutLayer drop;

    public KindNetwork(Schema schema) {
        super(Structure.of("Kind", schema, 1)
                .parameter("kind", "weight", ParameterRole.WEIGHT, Initializer.zeros(), 1, 3)
                .parameter("norm", "scale", ParameterRole.SCALE, Initializer.ones(), 3)
                .parameter("norm", "shift", ParameterRole.SHIFT, Initializer.zeros(), 3)
                .statistic("norm", "mean", Initializer.zeros(), 3)
                .statistic("norm", "variance", Initializer.ones(), 3)
                .build());
        kind = register(new DenseLayer(this, "kind"));
        norm = register(new BatchNormLayer(this, "norm"));
        drop = register(new DropoutLayer(this, "drop", 0.25));
    }

    public DenseLayer kind() {
        return kind;
    }

    public BatchNormLayer norm() {
        return norm;
    }

    public DropoutLayer drop() {
        return drop;
    }

    @Override
    public Session session(int capacity) {
        return new KindSession(this, capacity, true);
    }

    @Override
    protected Session predictionSession(int capacity) {
        return new KindSession(this, capacity, false);
    }

    @Override
    public KindNetwork snapshot() {
        throw new UnsupportedOperationException("not needed here");
    }

    @Override
    public String summary() {
        return "kind";
    }

    private static final class KindSession extends Session {
        private final KindNetwork network;
        private final float[] x;
        private final int[] label;
        private final float[] logits;
        private final float[] probabilities;
        private final float[] losses;
        private final float[] weight;
        private final TensorView view;

        private KindSession(KindNetwork network, int capacity, boolean training) {
            super(network, capacity, training);
            this.network = network;
            x = values(1);
            label = labels(1);
            logits = values(3);
            probabilities = values(3);
            losses = values(1);
            weight = values(1);
            view = view(probabilities, 3);
        }

        @Override
        public TensorView output(String name) {
            if (name.equals("kind")) {
                return view;
            }
            throw noOutput(name, "kind");
        }

        @Override
        protected void load(Batch batch) {
            batch.copyValues(0, x);
            batch.copyLabels(1, label);
            batch.copyWeights(weight);
        }

        @Override
        protected void runForward(int rows) {
            runInference(rows);
        }

        @Override
        protected void runInference(int rows) {
            Compute.provider().product(x, network.parameters, 0, logits, rows, 1, 3);
        }

        @Override
        protected void runLinks(int rows) {
            Compute.provider().softmax(logits, probabilities, rows, 3);
        }

        @Override
        protected double runLoss(int rows) {
            Compute.provider().sparseSoftmaxCrossEntropy(logits, label, losses, rows, 3);
            return Compute.provider().weightedSum(losses, weight, rows, 1) / rows;
        }

        @Override
        protected void runBackward(int rows, float scale) {
            throw new UnsupportedOperationException("not needed here");
        }
    }
}
