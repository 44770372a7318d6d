package models;

import javax.annotation.processing.Generated;
import org.ejml.data.FMatrixRMaj;
import org.gradwright.activation.ReluFormula;
import org.gradwright.regularizer.L2Formula;
import org.gradwright.runtime.BatchNormLayer;
import org.gradwright.runtime.DenseLayer;
import org.gradwright.runtime.DropoutLayer;
import org.gradwright.runtime.FormulaVersion;
import org.gradwright.runtime.Initializer;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.ParameterRole;
import org.gradwright.runtime.Structure;
import org.gradwright.runtime.TensorView;
import org.gradwright.runtime.compute.Compute;
import org.gradwright.runtime.compute.FloatMath;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.data.DatasetBuilder;
import org.gradwright.runtime.data.Schema;

/**
 * The network that {@code Digits} declares.
 *
 * <pre>
 * Digits  layer      output        parameters  multiply-adds  computed by
 * pixels  Input      [batch, 64]
 * hidden  Dense      [batch, 128]       8,320          8,192  panels of 64, loops
 * norm    BatchNorm  [batch, 128]         256                 columns
 * drop    Dropout    [batch, 128]                             mask, loops
 * digit   Dense      [batch, 10]        1,290          1,280  panel of 10
 * 9,866 parameters (39,464 bytes), 9,472 multiply-adds a row
 * buffers: 1,372 bytes a row to predict and evaluate, 2,184 bytes a row and 2,048 bytes to train
 * </pre>
 */
@Generated("org.gradwright.processor.GradwrightProcessor")
public final class DigitsNetwork extends Network {
    private static final Compute COMPUTE = Compute.provider();

    /**
     * Offset of {@code hidden.weight}, {@code [64, 128]}.
     */
    private static final int HIDDEN_WEIGHT = 0;

    /**
     * Offset of {@code hidden.bias}, {@code [128]}.
     */
    private static final int HIDDEN_BIAS = 8192;

    /**
     * Offset of {@code norm.scale}, {@code [128]}.
     */
    private static final int NORM_SCALE = 8320;

    /**
     * Offset of {@code norm.shift}, {@code [128]}.
     */
    private static final int NORM_SHIFT = 8448;

    /**
     * Offset of {@code digit.weight}, {@code [128, 10]}.
     */
    private static final int DIGIT_WEIGHT = 8576;

    /**
     * Offset of {@code digit.bias}, {@code [10]}.
     */
    private static final int DIGIT_BIAS = 9856;

    /**
     * Offset of {@code norm.mean}, {@code [128]}.
     */
    private static final int NORM_RUNNING_MEAN = 0;

    /**
     * Offset of {@code norm.variance}, {@code [128]}.
     */
    private static final int NORM_RUNNING_VARIANCE = 128;

    /**
     * Offset of the factor of {@code norm} in prediction, {@code [128]}.
     */
    private static final int NORM_FACTOR = 0;

    /**
     * Offset of the offset of {@code norm} in prediction, {@code [128]}.
     */
    private static final int NORM_OFFSET = 128;

    /**
     * What a data set for this network consists of.
     */
    private static final Schema SCHEMA = Schema.of("Digits").values("pixels", 64).labels("digit", 10).build();

    private static final String SUMMARY = "Digits  layer      output        parameters  multiply-adds  computed by\n"
            + "pixels  Input      [batch, 64]\n"
            + "hidden  Dense      [batch, 128]       8,320          8,192  panels of 64, loops\n"
            + "norm    BatchNorm  [batch, 128]         256                 columns\n"
            + "drop    Dropout    [batch, 128]                             mask, loops\n"
            + "digit   Dense      [batch, 10]        1,290          1,280  panel of 10\n"
            + "9,866 parameters (39,464 bytes), 9,472 multiply-adds a row\n"
            + "buffers: 1,372 bytes a row to predict and evaluate, 2,184 bytes a row and 2,048 bytes to train\n";

    static {
        FormulaVersion.check("DigitsNetwork", "Digits", "@Relu", ReluFormula.fingerprint(), "c235d07fb55b3e8b");
        FormulaVersion.check("DigitsNetwork", "Digits", "@L2", L2Formula.fingerprint(), "88179eedb8063f4f");
    }

    private final DenseLayer hidden;

    private final BatchNormLayer norm;

    private final DropoutLayer drop;

    private final DenseLayer digit;

    private final Layers layers = new Layers();

    private DigitsNetwork(long seed) {
        super(structure(seed));
        hidden = register(new DenseLayer(this, "hidden"));
        norm = register(new BatchNormLayer(this, "norm"));
        drop = register(new DropoutLayer(this, "drop", 0.2));
        digit = register(new DenseLayer(this, "digit"));
    }

    private DigitsNetwork(DigitsNetwork source) {
        super(source);
        hidden = register(new DenseLayer(this, "hidden"));
        norm = register(new BatchNormLayer(this, "norm"));
        drop = register(new DropoutLayer(this, "drop", 0.2));
        digit = register(new DenseLayer(this, "digit"));
    }

    /**
     * What this network consists of, with initial parameters drawn from the seed.
     */
    private static Structure structure(long seed) {
        Structure.Builder structure = Structure.of("Digits", SCHEMA, seed);
        structure.panels("hidden", "weight", Initializer.heNormal(64), 64, 128);
        structure.parameter("hidden", "bias", ParameterRole.BIAS, Initializer.zeros(), 128);
        structure.parameter("norm", "scale", ParameterRole.SCALE, Initializer.ones(), 128);
        structure.parameter("norm", "shift", ParameterRole.SHIFT, Initializer.zeros(), 128);
        structure.parameter("digit", "weight", ParameterRole.WEIGHT, Initializer.glorotUniform(128, 10), 128, 10);
        structure.parameter("digit", "bias", ParameterRole.BIAS, Initializer.zeros(), 10);
        structure.statistic("norm", "mean", Initializer.zeros(), 128);
        structure.statistic("norm", "variance", Initializer.ones(), 128);
        structure.derived(256);
        structure.minimumTrainingRows("norm", 2);
        structure.part("digit", 0);
        structure.fingerprint("3ed21f4886ee3af9");
        structure.trainingFingerprint("0c057c640e7b4ec1");
        return structure.build();
    }

    /**
     * A network with initial parameters drawn from the seed.
     */
    public static DigitsNetwork create(long seed) {
        return new DigitsNetwork(seed);
    }

    /**
     * Starts a data set for this network: one call for every input and target, then build().
     */
    public static Data data() {
        return new Data();
    }

    /**
     * The probabilities of {@code digit} for one row, {@code [10]}. Many threads may call this at once, as long as none trains.
     */
    public float[] predict(float[] pixels) {
        Session session = (Session) borrow();
        try {
            float[] out = new float[10];
            session.predict(pixels, out);
            return out;
        } finally {
            release(session);
        }
    }

    @Override
    public Session session(int capacity) {
        return new Session(this, capacity, true);
    }

    @Override
    protected Session predictionSession(int capacity) {
        return new Session(this, capacity, false);
    }

    /**
     * Handles of the layers, by name.
     */
    public Layers layers() {
        return layers;
    }

    @Override
    public DigitsNetwork snapshot() {
        return new DigitsNetwork(this);
    }

    @Override
    public String summary() {
        return SUMMARY;
    }

    /**
     * The penalties: @L2 of hidden.weight.
     */
    @Override
    protected double penalty() {
        double penalty = 0;
        for (int i = HIDDEN_WEIGHT; i < HIDDEN_WEIGHT + 8192; i++) {
            float weight = parameters[i];
            penalty += 1e-4f * weight * weight;
        }
        return penalty;
    }

    @Override
    protected void addPenaltyGradients() {
        if (!hidden.frozen()) {
            for (int i = HIDDEN_WEIGHT; i < HIDDEN_WEIGHT + 8192; i++) {
                gradients[i] += 2e-4f * parameters[i];
            }
        }
    }

    /**
     * The layers of the network.
     */
    public final class Layers {
        private Layers() {
        }

        /**
         * {@code relu(pixels * weight + bias)}: {@code [batch, 64] -> [batch, 128]}.
         */
        public DenseLayer hidden() {
            return hidden;
        }

        /**
         * {@code (hidden - mean) / sqrt(variance + 1.0E-5) * scale + shift}: {@code [batch, 128] -> [batch, 128]}.
         */
        public BatchNormLayer norm() {
            return norm;
        }

        /**
         * {@code dropout(norm, 0.2)}: {@code [batch, 128] -> [batch, 128]}.
         */
        public DropoutLayer drop() {
            return drop;
        }

        /**
         * {@code drop * weight + bias}: {@code [batch, 128] -> [batch, 10]}.
         */
        public DenseLayer digit() {
            return digit;
        }
    }

    /**
     * Collects the columns of a data set.
     */
    public static final class Data {
        private final DatasetBuilder columns = new DatasetBuilder(SCHEMA);

        private Data() {
        }

        /**
         * Values {@code [batch, 64]}, rows after rows.
         */
        public Data pixels(float[] values) {
            columns.values("pixels", values);
            return this;
        }

        /**
         * Values {@code [batch, 64]} as unsigned bytes, each to be multiplied by {@code scale}.
         */
        public Data pixels(byte[] values, float scale) {
            columns.values("pixels", values, scale);
            return this;
        }

        /**
         * Values {@code [batch, 64]} as a matrix of one row for each row.
         */
        public Data pixels(FMatrixRMaj matrix) {
            columns.matrix("pixels", matrix);
            return this;
        }

        /**
         * Labels, one a row, from 0 to 9.
         */
        public Data digit(int[] labels) {
            columns.labels("digit", labels);
            return this;
        }

        /**
         * One weight a row; 1 where none are given.
         */
        public Data weight(float[] weights) {
            columns.weights(weights);
            return this;
        }

        /**
         * The data set.
         *
         * @throws IllegalStateException if a column is missing
         */
        public Dataset build() {
            return columns.build();
        }
    }

    /**
     * The buffers of the network for batches of a limited number of rows; one thread at a time.
     */
    public static final class Session extends org.gradwright.runtime.Session {
        private final DigitsNetwork network;

        private final float[] parameters;

        private final float[] gradients;

        private final float[] statistics;

        private final float[] derived;

        /**
         * Holds pixels [batch, 64].
         */
        private final float[] pixels;

        /**
         * Holds digitTarget [batch].
         */
        private final int[] digitTarget;

        /**
         * Holds sampleWeight [batch].
         */
        private final float[] sampleWeight;

        /**
         * Holds digit [batch, 10].
         */
        private final float[] digit;

        /**
         * Holds digitProbabilities [batch, 10].
         */
        private final float[] digitProbabilities;

        /**
         * Holds pixelsGradient [batch, 64].
         */
        private final float[] pixelsGradient;

        /**
         * Holds hiddenSum [batch, 128], then hidden [batch, 128], then hiddenSumGradient [batch, 128].
         */
        private final float[] hidden;

        /**
         * Holds normMean [128].
         */
        private final float[] normMean;

        /**
         * Holds normVariance [128], then normInverse [128].
         */
        private final float[] normInverse;

        /**
         * Holds norm [batch, 128], then drop [batch, 128], then dropGradient [batch, 128], then hiddenGradient [batch, 128].
         */
        private final float[] shared1;

        /**
         * Holds dropMask [batch, 128], then normGradient [batch, 128].
         */
        private final float[] dropMask;

        /**
         * Holds digitLosses [batch].
         */
        private final float[] digitLosses;

        /**
         * Holds digitLossFactor [batch].
         */
        private final float[] digitLossFactor;

        /**
         * Holds digitGradient [batch, 10].
         */
        private final float[] digitGradient;

        /**
         * Holds normScaleGradient [128].
         */
        private final float[] normScaleGradient;

        /**
         * Holds normShiftGradient [128].
         */
        private final float[] normShiftGradient;

        private final TensorView digitView;

        private final TensorView pixelsGradientView;

        private final InputGradients inputGradients = new InputGradients();

        private Session(DigitsNetwork network, int capacity, boolean training) {
            super(network, capacity, training);
            this.network = network;
            parameters = network.parameters;
            gradients = network.gradients;
            statistics = network.statistics;
            derived = network.derived;
            pixels = values(64);
            digitTarget = labels(1);
            sampleWeight = values(1);
            digit = values(10);
            digitProbabilities = values(10);
            pixelsGradient = trainingValues(64);
            hidden = values(128);
            normMean = trainingFixed(128);
            normInverse = trainingFixed(128);
            shared1 = values(128);
            dropMask = trainingValues(128);
            digitLosses = values(1);
            digitLossFactor = trainingValues(1);
            digitGradient = trainingValues(10);
            normScaleGradient = trainingFixed(128);
            normShiftGradient = trainingFixed(128);
            digitView = view(digitProbabilities, 10);
            pixelsGradientView = gradientView(pixelsGradient, 64);
        }

        /**
         * Predicts one row into the given arrays, without allocating.
         */
        public void predict(float[] pixels, float[] digit) {
            checkRow("pixels", pixels, 64);
            predictBatch(pixels, 1, digit);
        }

        /**
         * Predicts the first {@code rows} rows into the given arrays, without allocating.
         */
        public void predictBatch(float[] pixels, int rows, float[] digit) {
            begin(rows);
            try {
                copyInput("pixels", pixels, rows, 64, this.pixels);
                runInference(rows);
                runLinks(rows);
                copyOutput("digit", this.digitProbabilities, rows, 10, digit);
            } finally {
                end();
            }
        }

        @Override
        public Session forward(Batch batch) {
            super.forward(batch);
            return this;
        }

        /**
         * Runs the network as in training on views of all columns, with a weight of 1 for each row, and computes the data
         * loss; returns this session.
         */
        public Session forward(TensorView pixels, TensorView digit) {
            int rows = given("pixels", pixels, 64, 0);
            given("digit", digit, 1, rows);
            beginForward(rows);
            try {
                take("pixels", pixels, rows, 64, this.pixels);
                takeLabels(1, digit, rows, this.digitTarget);
                ones(rows, this.sampleWeight);
                runPass(rows, true);
            } finally {
                end();
            }
            forwarded(rows);
            return this;
        }

        /**
         * Runs the network as in training on its inputs alone, without a loss; returns this session.
         */
        public Session forward(TensorView pixels) {
            int rows = given("pixels", pixels, 64, 0);
            beginForward(rows);
            try {
                take("pixels", pixels, rows, 64, this.pixels);
                runPass(rows, false);
            } finally {
                end();
            }
            forwarded(rows);
            return this;
        }

        @Override
        protected boolean givesInputGradients() {
            return true;
        }

        /**
         * The probabilities of {@code digit} for the last batch, {@code [batch, 10]}.
         */
        public TensorView digit() {
            return digitView;
        }

        @Override
        public TensorView output(String name) {
            if (name.equals("digit")) {
                return digitView;
            }
            throw noOutput(name, "digit");
        }

        @Override
        public TensorView inputGradient(String name) {
            if (name.equals("pixels")) {
                return pixelsGradientView;
            }
            throw noInput(name, "pixels");
        }

        /**
         * The gradients of the inputs, as the last backward pass left them.
         */
        public InputGradients inputGradient() {
            return inputGradients;
        }

        @Override
        protected void load(Batch batch) {
            batch.copyValues(0, pixels);
            batch.copyLabels(1, digitTarget);
            batch.copyWeights(sampleWeight);
        }

        @Override
        protected void runDerivation() {
            deriveNorm();
        }

        @Override
        protected void runForward(int rows) {
            forwardHidden(rows);
            forwardNorm(rows);
            forwardDrop(rows);
            forwardDigit(rows);
        }

        @Override
        protected void runInference(int rows) {
            derive();
            forwardHidden(rows);
            predictNorm(rows);
            forwardDigit(rows);
        }

        @Override
        protected void runLinks(int rows) {
            linkDigit(rows);
        }

        @Override
        protected double runLoss(int rows) {
            lossDigit(rows);
            return COMPUTE.weightedSum(digitLosses, sampleWeight, rows, 1) / rows;
        }

        @Override
        protected void runBackward(int rows, float scale) {
            backwardDigit(rows, scale);
            backwardDrop(rows);
            backwardNorm(rows);
            backwardHidden(rows);
        }

        /**
         * {@code hidden = relu(pixels * weight + bias)}: {@code [batch, 64] -> [batch, 128]}.
         */
        private void forwardHidden(int rows) {
            COMPUTE.panelProduct(pixels, parameters, HIDDEN_WEIGHT, parameters, HIDDEN_BIAS, hidden, rows, 64, 128);
            for (int i = 0; i < rows * 128; i++) {
                hidden[i] = FloatMath.max(hidden[i], 0f);
            }
        }

        /**
         * {@code norm = (hidden - mean) / sqrt(variance + 1.0E-5) * scale + shift}: {@code [batch, 128] -> [batch, 128]}.
         */
        private void forwardNorm(int rows) {
            if (network.norm.frozen()) {
                for (int i = 0; i < 128; i++) {
                    normMean[i] = statistics[NORM_RUNNING_MEAN + i];
                }
                for (int i = 0; i < 128; i++) {
                    normInverse[i] = statistics[NORM_RUNNING_VARIANCE + i];
                }
            } else {
                COMPUTE.columnMeans(hidden, normMean, rows, 128);
                COMPUTE.columnVariances(hidden, normMean, normInverse, rows, 128);
                COMPUTE.updateRunningMean(statistics, NORM_RUNNING_MEAN, normMean, 0.9f, 128);
                COMPUTE.updateRunningVariance(statistics, NORM_RUNNING_VARIANCE, normInverse, 0.9f, rows, 128);
            }
            for (int i = 0; i < 128; i++) {
                normInverse[i] = 1 / FloatMath.sqrt(normInverse[i] + 1e-5f);
            }
            COMPUTE.normalizeColumns(hidden, normMean, normInverse, parameters, NORM_SCALE, parameters, NORM_SHIFT, shared1, rows, 128);
        }

        /**
         * {@code drop = dropout(norm, 0.2)}: {@code [batch, 128] -> [batch, 128]}.
         */
        private void forwardDrop(int rows) {
            COMPUTE.dropoutMask(dropMask, rows * 128, network.maskKey("drop", 0, 128), 0.2f);
            for (int i = 0; i < rows * 128; i++) {
                shared1[i] = shared1[i] * dropMask[i];
            }
        }

        /**
         * {@code digit = drop * weight + bias}: {@code [batch, 128] -> [batch, 10]}.
         */
        private void forwardDigit(int rows) {
            COMPUTE.product(shared1, parameters, DIGIT_WEIGHT, parameters, DIGIT_BIAS, digit, rows, 128, 10);
        }

        /**
         * What prediction needs of the parameters and statistics of {@code norm}.
         */
        private void deriveNorm() {
            for (int i = 0; i < 128; i++) {
                float factor = 1 / FloatMath.sqrt(statistics[NORM_RUNNING_VARIANCE + i] + 1e-5f) * parameters[NORM_SCALE + i];
                derived[NORM_FACTOR + i] = factor;
                derived[NORM_OFFSET + i] = parameters[NORM_SHIFT + i] - statistics[NORM_RUNNING_MEAN + i] * factor;
            }
        }

        /**
         * As prediction needs it: {@code norm = (hidden - mean) / sqrt(variance + 1.0E-5) * scale + shift}: {@code [batch, 128] -> [batch, 128]}.
         */
        private void predictNorm(int rows) {
            COMPUTE.scaleAndShiftColumns(hidden, derived, NORM_FACTOR, derived, NORM_OFFSET, shared1, rows, 128);
        }

        /**
         * From the raw values of {@code digit} to what it predicts.
         */
        private void linkDigit(int rows) {
            COMPUTE.softmax(digit, digitProbabilities, rows, 10);
        }

        /**
         * The losses of {@code digit}.
         */
        private void lossDigit(int rows) {
            COMPUTE.sparseSoftmaxCrossEntropy(digit, digitTarget, digitLosses, rows, 10);
        }

        /**
         * Gradients of {@code digit}, and of what it is given.
         */
        private void backwardDigit(int rows, float scale) {
            for (int row = 0; row < rows; row++) {
                digitLossFactor[row] = sampleWeight[row] * scale / rows;
            }
            COMPUTE.sparseSoftmaxCrossEntropyGradient(digit, digitTarget, digitLossFactor, digitGradient, rows, 10);
            if (addsTo(network.digit)) {
                COMPUTE.addColumnSums(digitGradient, gradients, DIGIT_BIAS, rows, 10);
                COMPUTE.addTransposedProduct(shared1, digitGradient, gradients, DIGIT_WEIGHT, rows, 128, 10);
            }
            COMPUTE.productTransposed(digitGradient, parameters, DIGIT_WEIGHT, shared1, rows, 128, 10);
        }

        /**
         * Gradients of {@code drop}, and of what it is given.
         */
        private void backwardDrop(int rows) {
            for (int i = 0; i < rows * 128; i++) {
                dropMask[i] = shared1[i] * dropMask[i];
            }
        }

        /**
         * Gradients of {@code norm}, and of what it is given.
         */
        private void backwardNorm(int rows) {
            COMPUTE.standardizedSums(dropMask, hidden, normMean, normInverse, normScaleGradient, rows, 128);
            if (addsTo(network.norm)) {
                for (int i = 0; i < 128; i++) {
                    gradients[NORM_SCALE + i] += normScaleGradient[i];
                }
            }
            COMPUTE.columnSums(dropMask, normShiftGradient, rows, 128);
            if (addsTo(network.norm)) {
                for (int i = 0; i < 128; i++) {
                    gradients[NORM_SHIFT + i] += normShiftGradient[i];
                }
            }
            if (network.norm.frozen()) {
                for (int row = 0; row < rows; row++) {
                    int at = row * 128;
                    for (int j = 0; j < 128; j++) {
                        shared1[at + j] = dropMask[at + j] * normInverse[j] * parameters[NORM_SCALE + j];
                    }
                }
            } else {
                COMPUTE.normalizeColumnsGradient(dropMask, hidden, normMean, normInverse, parameters, NORM_SCALE, normScaleGradient, normShiftGradient, shared1, rows, 128);
            }
        }

        /**
         * Gradients of {@code hidden}, and of what it is given.
         */
        private void backwardHidden(int rows) {
            COMPUTE.gate(shared1, hidden, hidden, rows * 128);
            if (addsTo(network.hidden)) {
                COMPUTE.addColumnSums(hidden, gradients, HIDDEN_BIAS, rows, 128);
                COMPUTE.addTransposedPanelProduct(pixels, hidden, gradients, HIDDEN_WEIGHT, rows, 64, 128);
            }
            COMPUTE.panelProductTransposed(hidden, parameters, HIDDEN_WEIGHT, pixelsGradient, rows, 64, 128);
        }

        /**
         * The gradients of the inputs, by name.
         */
        public final class InputGradients {
            private InputGradients() {
            }

            /**
             * The gradient of {@code pixels}, {@code [batch, 64]}.
             */
            public TensorView pixels() {
                return pixelsGradientView;
            }
        }
    }
}
