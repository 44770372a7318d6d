// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.store;

import org.gradwright.runtime.DenseLayer;
import org.gradwright.runtime.DropoutLayer;
import org.gradwright.runtime.Initializer;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.ParameterRole;
import org.gradwright.runtime.Session;
import org.gradwright.runtime.Structure;
import org.gradwright.runtime.TensorView;
import org.gradwright.runtime.compute.Compute;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.data.DatasetBuilder;
import org.gradwright.runtime.data.Schema;
import org.gradwright.runtime.data.SplitMix64;

/** A network with what resuming could forget: {@code y = drop(x * hidden) * out}, and a count of the rows seen. */
final class MaskedNetwork extends Network {
    static final Schema SCHEMA =
            Schema.of("Masked").values("x", 2).target("y", 1).build();

    private static final Compute COMPUTE = Compute.provider();

    private final DenseLayer hidden;
    private final int units;

    private MaskedNetwork(Structure structure, int units) {
        super(structure);
        this.units = units;
        hidden = register(new DenseLayer(this, "hidden"));
        register(new DropoutLayer(this, "drop", 0.5));
        register(new DenseLayer(this, "out"));
    }

    private MaskedNetwork(MaskedNetwork source) {
        super(source);
        units = source.units;
        hidden = register(new DenseLayer(this, "hidden"));
        register(new DropoutLayer(this, "drop", 0.5));
        register(new DenseLayer(this, "out"));
    }

    static MaskedNetwork create(long seed) {
        return create(seed, 3);
    }

    static MaskedNetwork create(long seed, int units) {
        return new MaskedNetwork(structure("Masked", seed, units).build(), units);
    }

    static MaskedNetwork named(String name) {
        return new MaskedNetwork(structure(name, 1, 3).build(), 3);
    }

    static MaskedNetwork withFingerprint(String fingerprint) {
        return new MaskedNetwork(
                structure("Masked", 1, 3).fingerprint(fingerprint).build(), 3);
    }

    static MaskedNetwork trainedAs(String fingerprint) {
        return new MaskedNetwork(
                structure("Masked", 1, 3).trainingFingerprint(fingerprint).build(), 3);
    }

    private static Structure.Builder structure(String name, long seed, int units) {
        return Structure.of(name, SCHEMA, seed)
                .parameter("hidden", "weight", ParameterRole.WEIGHT, Initializer.heNormal(2), 2, units)
                .parameter("out", "weight", ParameterRole.WEIGHT, Initializer.heNormal(units), units, 1)
                .statistic("drop", "rows", Initializer.zeros(), 1);
    }

    /** Rows of {@code y = x0 - x1}. */
    static Dataset data(int rows) {
        SplitMix64 random = new SplitMix64(5);
        float[] x = new float[2 * rows];
        float[] y = new float[rows];
        for (int r = 0; r < rows; r++) {
            x[2 * r] = (float) random.nextNormal();
            x[2 * r + 1] = (float) random.nextNormal();
            y[r] = x[2 * r] - x[2 * r + 1];
        }
        return new DatasetBuilder(SCHEMA).values("x", x).values("y", y).build();
    }

    DenseLayer hidden() {
        return hidden;
    }

    @Override
    public Session session(int capacity) {
        return new MaskedSession(this, capacity, true);
    }

    @Override
    protected Session predictionSession(int capacity) {
        return new MaskedSession(this, capacity, false);
    }

    @Override
    public MaskedNetwork snapshot() {
        return new MaskedNetwork(this);
    }

    @Override
    public String summary() {
        return "masked";
    }

    private static final class MaskedSession extends Session {
        private final MaskedNetwork network;
        private final int units;
        private final float[] x;
        private final float[] target;
        private final float[] weight;
        private final float[] hidden;
        private final float[] mask;
        private final float[] y;
        private final float[] yGradient;
        private final float[] hiddenGradient;
        private final TensorView yView;

        private MaskedSession(MaskedNetwork network, int capacity, boolean training) {
            super(network, capacity, training);
            this.network = network;
            units = network.units;
            x = values(2);
            target = values(1);
            weight = values(1);
            hidden = values(units);
            mask = values(units);
            y = values(1);
            yGradient = trainingValues(1);
            hiddenGradient = trainingValues(units);
            yView = view(y, 1);
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
            COMPUTE.product(x, network.parameters, 0, hidden, rows, 2, units);
            COMPUTE.dropoutMask(mask, rows * units, network.maskKey("drop", 0, units), 0.5f);
            for (int i = 0; i < rows * units; i++) {
                hidden[i] *= mask[i];
            }
            COMPUTE.product(hidden, network.parameters, 2 * units, y, rows, units, 1);
        }

        @Override
        protected void runInference(int rows) {
            COMPUTE.product(x, network.parameters, 0, hidden, rows, 2, units);
            COMPUTE.product(hidden, network.parameters, 2 * units, y, rows, units, 1);
        }

        @Override
        protected void runLinks(int rows) {}

        @Override
        protected double runLoss(int rows) {
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
                yGradient[r] = 2 * scale * weight[r] * (y[r] - target[r]) / rows;
            }
            COMPUTE.addTransposedProduct(hidden, yGradient, network.gradients, 2 * units, rows, units, 1);
            COMPUTE.productTransposed(yGradient, network.parameters, 2 * units, hiddenGradient, rows, units, 1);
            for (int i = 0; i < rows * units; i++) {
                hiddenGradient[i] *= mask[i];
            }
            if (!network.hidden.frozen()) {
                COMPUTE.addTransposedProduct(x, hiddenGradient, network.gradients, 0, rows, 2, units);
            }
        }
    }
}
