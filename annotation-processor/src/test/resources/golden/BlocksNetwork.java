package models;

import javax.annotation.processing.Generated;
import org.ejml.data.FMatrixRMaj;
import org.gradwright.activation.ReluFormula;
import org.gradwright.loss.MeanSquaredErrorFormula;
import org.gradwright.regularizer.L2Formula;
import org.gradwright.runtime.BatchNormLayer;
import org.gradwright.runtime.ConvolutionLayer;
import org.gradwright.runtime.DenseLayer;
import org.gradwright.runtime.DropoutLayer;
import org.gradwright.runtime.FormulaVersion;
import org.gradwright.runtime.GraphVersion;
import org.gradwright.runtime.Initializer;
import org.gradwright.runtime.Layer;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.ParameterRole;
import org.gradwright.runtime.Structure;
import org.gradwright.runtime.TensorView;
import org.gradwright.runtime.compute.Axis;
import org.gradwright.runtime.compute.Compute;
import org.gradwright.runtime.compute.FloatMath;
import org.gradwright.runtime.compute.Window;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.data.DatasetBuilder;
import org.gradwright.runtime.data.Schema;

/**
 * The network that {@code Blocks} declares.
 *
 * <pre>
 * Blocks        layer              output            parameters  multiply-adds  computed by
 * image         Input              [batch, 8, 8, 1]
 * stem          Conv2d             [batch, 8, 8, 4]          40          2,304  windows of 1 channel
 * body1First    Conv2d             [batch, 8, 8, 4]         144          9,216  windows of 4 channels
 * body1Between  BatchNorm          [batch, 8, 8, 4]           8                 columns, loops
 * body1Second   Conv2d             [batch, 8, 8, 4]         148          9,216  windows of 4 channels
 * body1Drop     Dropout            [batch, 8, 8, 4]                             mask, loops
 * body2First    Conv2d             [batch, 8, 8, 4]         144          9,216  windows of 4 channels
 * body2Between  BatchNorm          [batch, 8, 8, 4]           8                 columns, loops
 * body2Second   Conv2d             [batch, 8, 8, 4]         148          9,216  windows of 4 channels
 * body2Drop     Dropout            [batch, 8, 8, 4]                             mask, loops
 * body3First    Conv2d             [batch, 8, 8, 4]         144          9,216  windows of 4 channels
 * body3Between  BatchNorm          [batch, 8, 8, 4]           8                 columns, loops
 * body3Second   Conv2d             [batch, 8, 8, 4]         148          9,216  windows of 4 channels
 * body3Drop     Dropout            [batch, 8, 8, 4]                             mask, loops
 * pool          GlobalAveragePool  [batch, 4]                                   windows
 * wide          Dense              [batch, 4]                20             16  panel of 4, loops
 * deep          Dense              [batch, 4]                20             16  panel of 4, loops
 * size          Dense              [batch, 1]                 5              4  dots
 * 985 parameters (3,940 bytes), 57,636 multiply-adds a row
 * buffers: 10,560 bytes a row to predict and evaluate, 14,680 bytes a row and 128 bytes to train
 * </pre>
 */
@Generated("org.gradwright.processor.GradwrightProcessor")
final class BlocksNetwork extends Network {
    private static final Compute COMPUTE = Compute.provider();

    /**
     * Offset of {@code stem.weight}, {@code [3, 3, 1, 4]}.
     */
    private static final int STEM_WEIGHT = 0;

    /**
     * Offset of {@code stem.bias}, {@code [4]}.
     */
    private static final int STEM_BIAS = 36;

    /**
     * Offset of {@code body1First.weight}, {@code [3, 3, 4, 4]}.
     */
    private static final int BODY1_FIRST_WEIGHT = 40;

    /**
     * Offset of {@code body1Between.scale}, {@code [4]}.
     */
    private static final int BODY1_BETWEEN_SCALE = 184;

    /**
     * Offset of {@code body1Between.shift}, {@code [4]}.
     */
    private static final int BODY1_BETWEEN_SHIFT = 188;

    /**
     * Offset of {@code body1Second.weight}, {@code [3, 3, 4, 4]}.
     */
    private static final int BODY1_SECOND_WEIGHT = 192;

    /**
     * Offset of {@code body1Second.bias}, {@code [4]}.
     */
    private static final int BODY1_SECOND_BIAS = 336;

    /**
     * Offset of {@code body2First.weight}, {@code [3, 3, 4, 4]}.
     */
    private static final int BODY2_FIRST_WEIGHT = 340;

    /**
     * Offset of {@code body2Between.scale}, {@code [4]}.
     */
    private static final int BODY2_BETWEEN_SCALE = 484;

    /**
     * Offset of {@code body2Between.shift}, {@code [4]}.
     */
    private static final int BODY2_BETWEEN_SHIFT = 488;

    /**
     * Offset of {@code body2Second.weight}, {@code [3, 3, 4, 4]}.
     */
    private static final int BODY2_SECOND_WEIGHT = 492;

    /**
     * Offset of {@code body2Second.bias}, {@code [4]}.
     */
    private static final int BODY2_SECOND_BIAS = 636;

    /**
     * Offset of {@code body3First.weight}, {@code [3, 3, 4, 4]}.
     */
    private static final int BODY3_FIRST_WEIGHT = 640;

    /**
     * Offset of {@code body3Between.scale}, {@code [4]}.
     */
    private static final int BODY3_BETWEEN_SCALE = 784;

    /**
     * Offset of {@code body3Between.shift}, {@code [4]}.
     */
    private static final int BODY3_BETWEEN_SHIFT = 788;

    /**
     * Offset of {@code body3Second.weight}, {@code [3, 3, 4, 4]}.
     */
    private static final int BODY3_SECOND_WEIGHT = 792;

    /**
     * Offset of {@code body3Second.bias}, {@code [4]}.
     */
    private static final int BODY3_SECOND_BIAS = 936;

    /**
     * Offset of {@code wide.weight}, {@code [4, 4]}.
     */
    private static final int WIDE_WEIGHT = 940;

    /**
     * Offset of {@code wide.bias}, {@code [4]}.
     */
    private static final int WIDE_BIAS = 956;

    /**
     * Offset of {@code deep.weight}, {@code [4, 4]}.
     */
    private static final int DEEP_WEIGHT = 960;

    /**
     * Offset of {@code deep.bias}, {@code [4]}.
     */
    private static final int DEEP_BIAS = 976;

    /**
     * Offset of {@code size.weight}, {@code [4, 1]}.
     */
    private static final int SIZE_WEIGHT = 980;

    /**
     * Offset of {@code size.bias}, {@code [1]}.
     */
    private static final int SIZE_BIAS = 984;

    /**
     * Offset of {@code body1Between.mean}, {@code [4]}.
     */
    private static final int BODY1_BETWEEN_RUNNING_MEAN = 0;

    /**
     * Offset of {@code body1Between.variance}, {@code [4]}.
     */
    private static final int BODY1_BETWEEN_RUNNING_VARIANCE = 4;

    /**
     * Offset of {@code body2Between.mean}, {@code [4]}.
     */
    private static final int BODY2_BETWEEN_RUNNING_MEAN = 8;

    /**
     * Offset of {@code body2Between.variance}, {@code [4]}.
     */
    private static final int BODY2_BETWEEN_RUNNING_VARIANCE = 12;

    /**
     * Offset of {@code body3Between.mean}, {@code [4]}.
     */
    private static final int BODY3_BETWEEN_RUNNING_MEAN = 16;

    /**
     * Offset of {@code body3Between.variance}, {@code [4]}.
     */
    private static final int BODY3_BETWEEN_RUNNING_VARIANCE = 20;

    /**
     * Offset of the factor of {@code body1Between} in prediction, {@code [4]}.
     */
    private static final int BODY1_BETWEEN_FACTOR = 0;

    /**
     * Offset of the offset of {@code body1Between} in prediction, {@code [4]}.
     */
    private static final int BODY1_BETWEEN_OFFSET = 4;

    /**
     * Offset of the factor of {@code body2Between} in prediction, {@code [4]}.
     */
    private static final int BODY2_BETWEEN_FACTOR = 8;

    /**
     * Offset of the offset of {@code body2Between} in prediction, {@code [4]}.
     */
    private static final int BODY2_BETWEEN_OFFSET = 12;

    /**
     * Offset of the factor of {@code body3Between} in prediction, {@code [4]}.
     */
    private static final int BODY3_BETWEEN_FACTOR = 16;

    /**
     * Offset of the offset of {@code body3Between} in prediction, {@code [4]}.
     */
    private static final int BODY3_BETWEEN_OFFSET = 20;

    /**
     * {@code 8 x 8} windows of {@code 3 x 3} on images of {@code 8 x 8}.
     */
    private static final Window STEM_WINDOW = new Window(new Axis(8, 3, 1, 1, 1, 8), new Axis(8, 3, 1, 1, 1, 8));

    /**
     * {@code 1 x 1} windows of {@code 1 x 64} on images of {@code 1 x 64}.
     */
    private static final Window POOL_WINDOW = new Window(new Axis(1, 1, 1, 1, 0, 1), new Axis(64, 64, 1, 1, 0, 1));

    /**
     * What a data set for this network consists of.
     */
    private static final Schema SCHEMA = Schema.of("Blocks").values("image", 64).target("size", 1).build();

    private static final String SUMMARY = "Blocks        layer              output            parameters  multiply-adds  computed by\n"
            + "image         Input              [batch, 8, 8, 1]\n"
            + "stem          Conv2d             [batch, 8, 8, 4]          40          2,304  windows of 1 channel\n"
            + "body1First    Conv2d             [batch, 8, 8, 4]         144          9,216  windows of 4 channels\n"
            + "body1Between  BatchNorm          [batch, 8, 8, 4]           8                 columns, loops\n"
            + "body1Second   Conv2d             [batch, 8, 8, 4]         148          9,216  windows of 4 channels\n"
            + "body1Drop     Dropout            [batch, 8, 8, 4]                             mask, loops\n"
            + "body2First    Conv2d             [batch, 8, 8, 4]         144          9,216  windows of 4 channels\n"
            + "body2Between  BatchNorm          [batch, 8, 8, 4]           8                 columns, loops\n"
            + "body2Second   Conv2d             [batch, 8, 8, 4]         148          9,216  windows of 4 channels\n"
            + "body2Drop     Dropout            [batch, 8, 8, 4]                             mask, loops\n"
            + "body3First    Conv2d             [batch, 8, 8, 4]         144          9,216  windows of 4 channels\n"
            + "body3Between  BatchNorm          [batch, 8, 8, 4]           8                 columns, loops\n"
            + "body3Second   Conv2d             [batch, 8, 8, 4]         148          9,216  windows of 4 channels\n"
            + "body3Drop     Dropout            [batch, 8, 8, 4]                             mask, loops\n"
            + "pool          GlobalAveragePool  [batch, 4]                                   windows\n"
            + "wide          Dense              [batch, 4]                20             16  panel of 4, loops\n"
            + "deep          Dense              [batch, 4]                20             16  panel of 4, loops\n"
            + "size          Dense              [batch, 1]                 5              4  dots\n"
            + "985 parameters (3,940 bytes), 57,636 multiply-adds a row\n"
            + "buffers: 10,560 bytes a row to predict and evaluate, 14,680 bytes a row and 128 bytes to train\n";

    static {
        FormulaVersion.check("BlocksNetwork", "Blocks", "@Relu", ReluFormula.fingerprint(), "c235d07fb55b3e8b");
        FormulaVersion.check("BlocksNetwork", "Blocks", "@MeanSquaredError", MeanSquaredErrorFormula.fingerprint(), "e072a72e5af996b8");
        FormulaVersion.check("BlocksNetwork", "Blocks", "@L2", L2Formula.fingerprint(), "88179eedb8063f4f");
        GraphVersion.check("BlocksNetwork", "Blocks", "Residual", Blocks_ResidualGraph.fingerprint(), "a9e70a634af3bf4a");
    }

    private final ConvolutionLayer stem;

    private final ConvolutionLayer body1First;

    private final BatchNormLayer body1Between;

    private final ConvolutionLayer body1Second;

    private final DropoutLayer body1Drop;

    private final ConvolutionLayer body2First;

    private final BatchNormLayer body2Between;

    private final ConvolutionLayer body2Second;

    private final DropoutLayer body2Drop;

    private final ConvolutionLayer body3First;

    private final BatchNormLayer body3Between;

    private final ConvolutionLayer body3Second;

    private final DropoutLayer body3Drop;

    private final Layer pool;

    private final DenseLayer wide;

    private final DenseLayer deep;

    private final DenseLayer size;

    private final Layers layers = new Layers();

    private BlocksNetwork(long seed) {
        super(structure(seed));
        stem = register(new ConvolutionLayer(this, "stem"));
        body1First = register(new ConvolutionLayer(this, "body1First"));
        body1Between = register(new BatchNormLayer(this, "body1Between"));
        body1Second = register(new ConvolutionLayer(this, "body1Second"));
        body1Drop = register(new DropoutLayer(this, "body1Drop", 0.1));
        body2First = register(new ConvolutionLayer(this, "body2First"));
        body2Between = register(new BatchNormLayer(this, "body2Between"));
        body2Second = register(new ConvolutionLayer(this, "body2Second"));
        body2Drop = register(new DropoutLayer(this, "body2Drop", 0.1));
        body3First = register(new ConvolutionLayer(this, "body3First"));
        body3Between = register(new BatchNormLayer(this, "body3Between"));
        body3Second = register(new ConvolutionLayer(this, "body3Second"));
        body3Drop = register(new DropoutLayer(this, "body3Drop", 0.1));
        pool = register(new Layer(this, "pool", "global average pool"));
        wide = register(new DenseLayer(this, "wide"));
        deep = register(new DenseLayer(this, "deep"));
        size = register(new DenseLayer(this, "size"));
    }

    private BlocksNetwork(BlocksNetwork source) {
        super(source);
        stem = register(new ConvolutionLayer(this, "stem"));
        body1First = register(new ConvolutionLayer(this, "body1First"));
        body1Between = register(new BatchNormLayer(this, "body1Between"));
        body1Second = register(new ConvolutionLayer(this, "body1Second"));
        body1Drop = register(new DropoutLayer(this, "body1Drop", 0.1));
        body2First = register(new ConvolutionLayer(this, "body2First"));
        body2Between = register(new BatchNormLayer(this, "body2Between"));
        body2Second = register(new ConvolutionLayer(this, "body2Second"));
        body2Drop = register(new DropoutLayer(this, "body2Drop", 0.1));
        body3First = register(new ConvolutionLayer(this, "body3First"));
        body3Between = register(new BatchNormLayer(this, "body3Between"));
        body3Second = register(new ConvolutionLayer(this, "body3Second"));
        body3Drop = register(new DropoutLayer(this, "body3Drop", 0.1));
        pool = register(new Layer(this, "pool", "global average pool"));
        wide = register(new DenseLayer(this, "wide"));
        deep = register(new DenseLayer(this, "deep"));
        size = register(new DenseLayer(this, "size"));
    }

    /**
     * What this network consists of, with initial parameters drawn from the seed.
     */
    private static Structure structure(long seed) {
        Structure.Builder structure = Structure.of("Blocks", SCHEMA, seed);
        structure.parameter("stem", "weight", ParameterRole.WEIGHT, Initializer.glorotUniform(9, 36), 3, 3, 1, 4);
        structure.parameter("stem", "bias", ParameterRole.BIAS, Initializer.zeros(), 4);
        structure.parameter("body1First", "weight", ParameterRole.WEIGHT, Initializer.glorotUniform(36, 36), 3, 3, 4, 4);
        structure.parameter("body1Between", "scale", ParameterRole.SCALE, Initializer.ones(), 4);
        structure.parameter("body1Between", "shift", ParameterRole.SHIFT, Initializer.zeros(), 4);
        structure.parameter("body1Second", "weight", ParameterRole.WEIGHT, Initializer.glorotUniform(36, 36), 3, 3, 4, 4);
        structure.parameter("body1Second", "bias", ParameterRole.BIAS, Initializer.zeros(), 4);
        structure.parameter("body2First", "weight", ParameterRole.WEIGHT, Initializer.glorotUniform(36, 36), 3, 3, 4, 4);
        structure.parameter("body2Between", "scale", ParameterRole.SCALE, Initializer.ones(), 4);
        structure.parameter("body2Between", "shift", ParameterRole.SHIFT, Initializer.zeros(), 4);
        structure.parameter("body2Second", "weight", ParameterRole.WEIGHT, Initializer.glorotUniform(36, 36), 3, 3, 4, 4);
        structure.parameter("body2Second", "bias", ParameterRole.BIAS, Initializer.zeros(), 4);
        structure.parameter("body3First", "weight", ParameterRole.WEIGHT, Initializer.glorotUniform(36, 36), 3, 3, 4, 4);
        structure.parameter("body3Between", "scale", ParameterRole.SCALE, Initializer.ones(), 4);
        structure.parameter("body3Between", "shift", ParameterRole.SHIFT, Initializer.zeros(), 4);
        structure.parameter("body3Second", "weight", ParameterRole.WEIGHT, Initializer.glorotUniform(36, 36), 3, 3, 4, 4);
        structure.parameter("body3Second", "bias", ParameterRole.BIAS, Initializer.zeros(), 4);
        structure.parameter("wide", "weight", ParameterRole.WEIGHT, Initializer.heNormal(4), 4, 4);
        structure.parameter("wide", "bias", ParameterRole.BIAS, Initializer.zeros(), 4);
        structure.parameter("deep", "weight", ParameterRole.WEIGHT, Initializer.heNormal(4), 4, 4);
        structure.parameter("deep", "bias", ParameterRole.BIAS, Initializer.zeros(), 4);
        structure.parameter("size", "weight", ParameterRole.WEIGHT, Initializer.glorotUniform(4, 1), 4, 1);
        structure.parameter("size", "bias", ParameterRole.BIAS, Initializer.zeros(), 1);
        structure.statistic("body1Between", "mean", Initializer.zeros(), 4);
        structure.statistic("body1Between", "variance", Initializer.ones(), 4);
        structure.statistic("body2Between", "mean", Initializer.zeros(), 4);
        structure.statistic("body2Between", "variance", Initializer.ones(), 4);
        structure.statistic("body3Between", "mean", Initializer.zeros(), 4);
        structure.statistic("body3Between", "variance", Initializer.ones(), 4);
        structure.derived(24);
        structure.part("size", 0);
        structure.fingerprint("09042b253065e48c");
        structure.trainingFingerprint("5af8d23b6fac3e1d");
        return structure.build();
    }

    /**
     * A network with initial parameters drawn from the seed.
     */
    public static BlocksNetwork create(long seed) {
        return new BlocksNetwork(seed);
    }

    /**
     * Starts a data set for this network: one call for every input and target, then build().
     */
    public static Data data() {
        return new Data();
    }

    /**
     * The values of {@code size} for one row, {@code [1]}. Many threads may call this at once, as long as none trains.
     */
    public float[] predict(float[] image) {
        Session session = (Session) borrow();
        try {
            float[] out = new float[1];
            session.predict(image, out);
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
    public BlocksNetwork snapshot() {
        return new BlocksNetwork(this);
    }

    @Override
    public String summary() {
        return SUMMARY;
    }

    /**
     * The penalties: @L2 of body1First.weight, @L2 of body2First.weight, @L2 of body3First.weight.
     */
    @Override
    protected double penalty() {
        double penalty = 0;
        penalty = penaltyOfL2(penalty, BODY1_FIRST_WEIGHT, BODY1_FIRST_WEIGHT + 144);
        penalty = penaltyOfL2(penalty, BODY2_FIRST_WEIGHT, BODY2_FIRST_WEIGHT + 144);
        penalty = penaltyOfL2(penalty, BODY3_FIRST_WEIGHT, BODY3_FIRST_WEIGHT + 144);
        return penalty;
    }

    /**
     * The penalty so far, and @L2 of the parameters from one place to another.
     */
    private double penaltyOfL2(double penalty, int from, int to) {
        for (int i = from; i < to; i++) {
            float weight = parameters[i];
            penalty += 1e-4f * weight * weight;
        }
        return penalty;
    }

    @Override
    protected void addPenaltyGradients() {
        if (!body1First.frozen()) {
            addGradientsOfL2(BODY1_FIRST_WEIGHT, BODY1_FIRST_WEIGHT + 144);
        }
        if (!body2First.frozen()) {
            addGradientsOfL2(BODY2_FIRST_WEIGHT, BODY2_FIRST_WEIGHT + 144);
        }
        if (!body3First.frozen()) {
            addGradientsOfL2(BODY3_FIRST_WEIGHT, BODY3_FIRST_WEIGHT + 144);
        }
    }

    /**
     * Adds the gradients of @L2 of the parameters from one place to another.
     */
    private void addGradientsOfL2(int from, int to) {
        for (int i = from; i < to; i++) {
            gradients[i] += 2e-4f * parameters[i];
        }
    }

    /**
     * The layers of the network.
     */
    public final class Layers {
        private Layers() {
        }

        /**
         * {@code convolution(image, weight) + bias}: {@code [batch, 8, 8, 1] -> [batch, 8, 8, 4]}.
         */
        public ConvolutionLayer stem() {
            return stem;
        }

        /**
         * {@code convolution(stem, weight)}: {@code [batch, 8, 8, 4] -> [batch, 8, 8, 4]}.
         */
        public ConvolutionLayer body1First() {
            return body1First;
        }

        /**
         * {@code relu((body1First - mean) / sqrt(variance + 1.0E-5) * scale + shift)}: {@code [batch, 8, 8, 4] -> [batch, 8, 8, 4]}.
         */
        public BatchNormLayer body1Between() {
            return body1Between;
        }

        /**
         * {@code convolution(body1Between, weight) + bias}: {@code [batch, 8, 8, 4] -> [batch, 8, 8, 4]}.
         */
        public ConvolutionLayer body1Second() {
            return body1Second;
        }

        /**
         * {@code dropout(body1Second, 0.1)}: {@code [batch, 8, 8, 4] -> [batch, 8, 8, 4]}.
         */
        public DropoutLayer body1Drop() {
            return body1Drop;
        }

        /**
         * {@code convolution(body1, weight)}: {@code [batch, 8, 8, 4] -> [batch, 8, 8, 4]}.
         */
        public ConvolutionLayer body2First() {
            return body2First;
        }

        /**
         * {@code relu((body2First - mean) / sqrt(variance + 1.0E-5) * scale + shift)}: {@code [batch, 8, 8, 4] -> [batch, 8, 8, 4]}.
         */
        public BatchNormLayer body2Between() {
            return body2Between;
        }

        /**
         * {@code convolution(body2Between, weight) + bias}: {@code [batch, 8, 8, 4] -> [batch, 8, 8, 4]}.
         */
        public ConvolutionLayer body2Second() {
            return body2Second;
        }

        /**
         * {@code dropout(body2Second, 0.1)}: {@code [batch, 8, 8, 4] -> [batch, 8, 8, 4]}.
         */
        public DropoutLayer body2Drop() {
            return body2Drop;
        }

        /**
         * {@code convolution(body2, weight)}: {@code [batch, 8, 8, 4] -> [batch, 8, 8, 4]}.
         */
        public ConvolutionLayer body3First() {
            return body3First;
        }

        /**
         * {@code relu((body3First - mean) / sqrt(variance + 1.0E-5) * scale + shift)}: {@code [batch, 8, 8, 4] -> [batch, 8, 8, 4]}.
         */
        public BatchNormLayer body3Between() {
            return body3Between;
        }

        /**
         * {@code convolution(body3Between, weight) + bias}: {@code [batch, 8, 8, 4] -> [batch, 8, 8, 4]}.
         */
        public ConvolutionLayer body3Second() {
            return body3Second;
        }

        /**
         * {@code dropout(body3Second, 0.1)}: {@code [batch, 8, 8, 4] -> [batch, 8, 8, 4]}.
         */
        public DropoutLayer body3Drop() {
            return body3Drop;
        }

        /**
         * {@code means of body3}: {@code [batch, 8, 8, 4] -> [batch, 4]}.
         */
        public Layer pool() {
            return pool;
        }

        /**
         * {@code relu(pool * weight + bias)}: {@code [batch, 4] -> [batch, 4]}.
         */
        public DenseLayer wide() {
            return wide;
        }

        /**
         * {@code relu(wide * weight + bias)}: {@code [batch, 4] -> [batch, 4]}.
         */
        public DenseLayer deep() {
            return deep;
        }

        /**
         * {@code deep * weight + bias}: {@code [batch, 4] -> [batch, 1]}.
         */
        public DenseLayer size() {
            return size;
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
         * Values {@code [batch, 8, 8, 1]}, rows after rows.
         */
        public Data image(float[] values) {
            columns.values("image", values);
            return this;
        }

        /**
         * Values {@code [batch, 8, 8, 1]} as unsigned bytes, each to be multiplied by {@code scale}.
         */
        public Data image(byte[] values, float scale) {
            columns.values("image", values, scale);
            return this;
        }

        /**
         * Values {@code [batch, 8, 8, 1]} as a matrix of one row for each row.
         */
        public Data image(FMatrixRMaj matrix) {
            columns.matrix("image", matrix);
            return this;
        }

        /**
         * Values {@code [batch, 1]}, rows after rows.
         */
        public Data size(float[] values) {
            columns.values("size", values);
            return this;
        }

        /**
         * Values {@code [batch, 1]} as unsigned bytes, each to be multiplied by {@code scale}.
         */
        public Data size(byte[] values, float scale) {
            columns.values("size", values, scale);
            return this;
        }

        /**
         * Values {@code [batch, 1]} as a matrix of one row for each row.
         */
        public Data size(FMatrixRMaj matrix) {
            columns.matrix("size", matrix);
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
        private final BlocksNetwork network;

        private final float[] parameters;

        private final float[] gradients;

        private final float[] statistics;

        private final float[] derived;

        /**
         * Holds image [batch, 8, 8, 1].
         */
        private final float[] image;

        /**
         * Holds sizeTarget [batch, 1].
         */
        private final float[] sizeTarget;

        /**
         * Holds sampleWeight [batch].
         */
        private final float[] sampleWeight;

        /**
         * Holds size [batch, 1].
         */
        private final float[] size;

        /**
         * Holds stem [batch, 8, 8, 4], then stemGradient [batch, 8, 8, 4].
         */
        private final float[] stem;

        /**
         * Holds body1First [batch, 8, 8, 4].
         */
        private final float[] body1First;

        /**
         * Holds body1BetweenMean [4].
         */
        private final float[] body1BetweenMean;

        /**
         * Holds body1BetweenVariance [4], then body1BetweenInverse [4].
         */
        private final float[] body1BetweenInverse;

        /**
         * Holds body1BetweenNormalized [batch, 8, 8, 4], then body1Between [batch, 8, 8, 4], then body1BetweenNormalizedGradient [batch, 8, 8, 4].
         */
        private final float[] body1Between;

        /**
         * Holds body1Second [batch, 8, 8, 4], then body1Drop [batch, 8, 8, 4], then body1 [batch, 8, 8, 4], then addGradient [batch, 8, 8, 4], then stemGradientSum [batch, 8, 8, 4].
         */
        private final float[] shared1;

        /**
         * Holds body1DropMask [batch, 8, 8, 4], then body1SecondGradient [batch, 8, 8, 4], then body1FirstGradient [batch, 8, 8, 4].
         */
        private final float[] body1DropMask;

        /**
         * Holds body2First [batch, 8, 8, 4], then body1Gradient [batch, 8, 8, 4], then body1BetweenGradient [batch, 8, 8, 4].
         */
        private final float[] body2First;

        /**
         * Holds body2BetweenMean [4], then body1BetweenScaleGradient [4].
         */
        private final float[] body2BetweenMean;

        /**
         * Holds body2BetweenVariance [4], then body2BetweenInverse [4], then body1BetweenShiftGradient [4].
         */
        private final float[] body2BetweenInverse;

        /**
         * Holds body2BetweenNormalized [batch, 8, 8, 4], then body2Between [batch, 8, 8, 4], then body2BetweenNormalizedGradient [batch, 8, 8, 4].
         */
        private final float[] body2Between;

        /**
         * Holds body2Second [batch, 8, 8, 4], then body2Drop [batch, 8, 8, 4], then body2 [batch, 8, 8, 4], then add2Gradient [batch, 8, 8, 4].
         */
        private final float[] shared2;

        /**
         * Holds body2DropMask [batch, 8, 8, 4], then body2SecondGradient [batch, 8, 8, 4], then body2FirstGradient [batch, 8, 8, 4].
         */
        private final float[] body2DropMask;

        /**
         * Holds body3First [batch, 8, 8, 4], then body2Gradient [batch, 8, 8, 4], then body2BetweenGradient [batch, 8, 8, 4].
         */
        private final float[] body3First;

        /**
         * Holds body3BetweenMean [4], then body2BetweenScaleGradient [4].
         */
        private final float[] body3BetweenMean;

        /**
         * Holds body3BetweenVariance [4], then body3BetweenInverse [4], then body2BetweenShiftGradient [4].
         */
        private final float[] body3BetweenInverse;

        /**
         * Holds body3BetweenNormalized [batch, 8, 8, 4], then body3Between [batch, 8, 8, 4], then body3BetweenNormalizedGradient [batch, 8, 8, 4].
         */
        private final float[] body3Between;

        /**
         * Holds body3Second [batch, 8, 8, 4], then body3Drop [batch, 8, 8, 4], then body3 [batch, 8, 8, 4], then add3Gradient [batch, 8, 8, 4].
         */
        private final float[] shared3;

        /**
         * Holds body3DropMask [batch, 8, 8, 4], then body3SecondGradient [batch, 8, 8, 4], then body3FirstGradient [batch, 8, 8, 4].
         */
        private final float[] body3DropMask;

        /**
         * Holds poolPooled [batch, 1, 4], then poolGradient [batch, 4].
         */
        private final float[] poolPooled;

        /**
         * Holds wideSum [batch, 4], then wide [batch, 4], then wideSumGradient [batch, 4].
         */
        private final float[] wide;

        /**
         * Holds deepSum [batch, 4], then deep [batch, 4], then deepSumGradient [batch, 4].
         */
        private final float[] deep;

        /**
         * Holds sizeLosses [batch, 1].
         */
        private final float[] sizeLosses;

        /**
         * Holds sizeLossFactor [batch].
         */
        private final float[] sizeLossFactor;

        /**
         * Holds sizeGradient [batch, 1].
         */
        private final float[] sizeGradient;

        /**
         * Holds deepGradient [batch, 4], then wideGradient [batch, 4].
         */
        private final float[] gradient1;

        /**
         * Holds poolPlacesGradient [batch, 64, 4], then body3BetweenGradient [batch, 8, 8, 4].
         */
        private final float[] gradient2;

        /**
         * Holds body3BetweenScaleGradient [4].
         */
        private final float[] body3BetweenScaleGradient;

        /**
         * Holds body3BetweenShiftGradient [4].
         */
        private final float[] body3BetweenShiftGradient;

        private final TensorView sizeView;

        private Session(BlocksNetwork network, int capacity, boolean training) {
            super(network, capacity, training);
            this.network = network;
            parameters = network.parameters;
            gradients = network.gradients;
            statistics = network.statistics;
            derived = network.derived;
            image = values(64);
            sizeTarget = values(1);
            sampleWeight = values(1);
            size = values(1);
            stem = values(256);
            body1First = values(256);
            body1BetweenMean = trainingFixed(4);
            body1BetweenInverse = trainingFixed(4);
            body1Between = values(256);
            shared1 = values(256);
            body1DropMask = trainingValues(256);
            body2First = values(256);
            body2BetweenMean = trainingFixed(4);
            body2BetweenInverse = trainingFixed(4);
            body2Between = values(256);
            shared2 = values(256);
            body2DropMask = trainingValues(256);
            body3First = values(256);
            body3BetweenMean = trainingFixed(4);
            body3BetweenInverse = trainingFixed(4);
            body3Between = values(256);
            shared3 = values(256);
            body3DropMask = trainingValues(256);
            poolPooled = values(4);
            wide = values(4);
            deep = values(4);
            sizeLosses = values(1);
            sizeLossFactor = trainingValues(1);
            sizeGradient = trainingValues(1);
            gradient1 = trainingValues(4);
            gradient2 = trainingValues(256);
            body3BetweenScaleGradient = trainingFixed(4);
            body3BetweenShiftGradient = trainingFixed(4);
            sizeView = view(size, 1);
        }

        /**
         * Predicts one row into the given arrays, without allocating.
         */
        public void predict(float[] image, float[] size) {
            checkRow("image", image, 64);
            predictBatch(image, 1, size);
        }

        /**
         * Predicts the first {@code rows} rows into the given arrays, without allocating.
         */
        public void predictBatch(float[] image, int rows, float[] size) {
            begin(rows);
            try {
                copyInput("image", image, rows, 64, this.image);
                runInference(rows);
                runLinks(rows);
                copyOutput("size", this.size, rows, 1, size);
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
        public Session forward(TensorView image, TensorView size) {
            int rows = given("image", image, 64, 0);
            given("size", size, 1, rows);
            beginForward(rows);
            try {
                take("image", image, rows, 64, this.image);
                takeTarget(1, size, rows, this.sizeTarget);
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
        public Session forward(TensorView image) {
            int rows = given("image", image, 64, 0);
            beginForward(rows);
            try {
                take("image", image, rows, 64, this.image);
                runPass(rows, false);
            } finally {
                end();
            }
            forwarded(rows);
            return this;
        }

        /**
         * The values of {@code size} for the last batch, {@code [batch, 1]}.
         */
        public TensorView size() {
            return sizeView;
        }

        @Override
        public TensorView output(String name) {
            if (name.equals("size")) {
                return sizeView;
            }
            throw noOutput(name, "size");
        }

        @Override
        protected void load(Batch batch) {
            batch.copyValues(0, image);
            batch.copyValues(1, sizeTarget);
            batch.copyWeights(sampleWeight);
        }

        @Override
        protected void runDerivation() {
            deriveBodyBetween(BODY1_BETWEEN_RUNNING_VARIANCE, BODY1_BETWEEN_SCALE, BODY1_BETWEEN_FACTOR, BODY1_BETWEEN_RUNNING_MEAN, BODY1_BETWEEN_SHIFT, BODY1_BETWEEN_OFFSET);
            deriveBodyBetween(BODY2_BETWEEN_RUNNING_VARIANCE, BODY2_BETWEEN_SCALE, BODY2_BETWEEN_FACTOR, BODY2_BETWEEN_RUNNING_MEAN, BODY2_BETWEEN_SHIFT, BODY2_BETWEEN_OFFSET);
            deriveBodyBetween(BODY3_BETWEEN_RUNNING_VARIANCE, BODY3_BETWEEN_SCALE, BODY3_BETWEEN_FACTOR, BODY3_BETWEEN_RUNNING_MEAN, BODY3_BETWEEN_SHIFT, BODY3_BETWEEN_OFFSET);
        }

        @Override
        protected void runForward(int rows) {
            forwardStem(rows);
            forwardBodyFirst(rows, stem, body1First, BODY1_FIRST_WEIGHT);
            forwardBodyBetween(rows, body1BetweenMean, body1BetweenInverse, body1First, body1Between, BODY1_BETWEEN_RUNNING_MEAN, BODY1_BETWEEN_RUNNING_VARIANCE, BODY1_BETWEEN_SCALE, BODY1_BETWEEN_SHIFT, network.body1Between.frozen());
            forwardBodySecond(rows, body1Between, shared1, BODY1_SECOND_WEIGHT, BODY1_SECOND_BIAS);
            forwardBodyDrop(rows, body1DropMask, shared1, network.maskKey("body1Drop", 0, 256));
            forwardBody(rows, stem, shared1);
            forwardBodyFirst(rows, shared1, body2First, BODY2_FIRST_WEIGHT);
            forwardBodyBetween(rows, body2BetweenMean, body2BetweenInverse, body2First, body2Between, BODY2_BETWEEN_RUNNING_MEAN, BODY2_BETWEEN_RUNNING_VARIANCE, BODY2_BETWEEN_SCALE, BODY2_BETWEEN_SHIFT, network.body2Between.frozen());
            forwardBodySecond(rows, body2Between, shared2, BODY2_SECOND_WEIGHT, BODY2_SECOND_BIAS);
            forwardBodyDrop(rows, body2DropMask, shared2, network.maskKey("body2Drop", 0, 256));
            forwardBody(rows, shared1, shared2);
            forwardBodyFirst(rows, shared2, body3First, BODY3_FIRST_WEIGHT);
            forwardBodyBetween(rows, body3BetweenMean, body3BetweenInverse, body3First, body3Between, BODY3_BETWEEN_RUNNING_MEAN, BODY3_BETWEEN_RUNNING_VARIANCE, BODY3_BETWEEN_SCALE, BODY3_BETWEEN_SHIFT, network.body3Between.frozen());
            forwardBodySecond(rows, body3Between, shared3, BODY3_SECOND_WEIGHT, BODY3_SECOND_BIAS);
            forwardBodyDrop(rows, body3DropMask, shared3, network.maskKey("body3Drop", 0, 256));
            forwardBody(rows, shared2, shared3);
            forwardPool(rows);
            forwardDense4(rows, poolPooled, wide, WIDE_WEIGHT, WIDE_BIAS);
            forwardDense4(rows, wide, deep, DEEP_WEIGHT, DEEP_BIAS);
            forwardSize(rows);
        }

        @Override
        protected void runInference(int rows) {
            derive();
            forwardStem(rows);
            forwardBodyFirst(rows, stem, body1First, BODY1_FIRST_WEIGHT);
            predictBodyBetween(rows, body1First, body1Between, BODY1_BETWEEN_FACTOR, BODY1_BETWEEN_OFFSET);
            forwardBodySecond(rows, body1Between, shared1, BODY1_SECOND_WEIGHT, BODY1_SECOND_BIAS);
            forwardBody(rows, stem, shared1);
            forwardBodyFirst(rows, shared1, body2First, BODY2_FIRST_WEIGHT);
            predictBodyBetween(rows, body2First, body2Between, BODY2_BETWEEN_FACTOR, BODY2_BETWEEN_OFFSET);
            forwardBodySecond(rows, body2Between, shared2, BODY2_SECOND_WEIGHT, BODY2_SECOND_BIAS);
            forwardBody(rows, shared1, shared2);
            forwardBodyFirst(rows, shared2, body3First, BODY3_FIRST_WEIGHT);
            predictBodyBetween(rows, body3First, body3Between, BODY3_BETWEEN_FACTOR, BODY3_BETWEEN_OFFSET);
            forwardBodySecond(rows, body3Between, shared3, BODY3_SECOND_WEIGHT, BODY3_SECOND_BIAS);
            forwardBody(rows, shared2, shared3);
            forwardPool(rows);
            forwardDense4(rows, poolPooled, wide, WIDE_WEIGHT, WIDE_BIAS);
            forwardDense4(rows, wide, deep, DEEP_WEIGHT, DEEP_BIAS);
            forwardSize(rows);
        }

        @Override
        protected void runLinks(int rows) {
        }

        @Override
        protected double runLoss(int rows) {
            lossSize(rows);
            return COMPUTE.weightedSum(sizeLosses, sampleWeight, rows, 1) / rows;
        }

        @Override
        protected void runBackward(int rows, float scale) {
            backwardSize(rows, scale);
            backwardDense4(rows, gradient1, deep, wide, gradient1, DEEP_BIAS, DEEP_WEIGHT, network.deep.frozen());
            backwardDense4(rows, gradient1, wide, poolPooled, poolPooled, WIDE_BIAS, WIDE_WEIGHT, network.wide.frozen());
            backwardPool(rows);
            backwardAdd3Gradient(rows);
            backwardBodyDrop(rows, shared3, body3DropMask);
            backwardBodySecond(rows, body3DropMask, body3Between, gradient2, BODY3_SECOND_BIAS, BODY3_SECOND_WEIGHT, network.body3Second.frozen());
            backwardBodyBetween(rows, gradient2, body3Between, body3First, body3BetweenMean, body3BetweenInverse, body3BetweenScaleGradient, body3BetweenShiftGradient, body3DropMask, BODY3_BETWEEN_SCALE, BODY3_BETWEEN_SHIFT, network.body3Between.frozen());
            backwardBodyFirst(rows, shared2, body3DropMask, body3First, BODY3_FIRST_WEIGHT, network.body3First.frozen());
            backwardAddGradient(rows, shared3, body3First, shared2);
            backwardBodyDrop(rows, shared2, body2DropMask);
            backwardBodySecond(rows, body2DropMask, body2Between, body3First, BODY2_SECOND_BIAS, BODY2_SECOND_WEIGHT, network.body2Second.frozen());
            backwardBodyBetween(rows, body3First, body2Between, body2First, body2BetweenMean, body2BetweenInverse, body3BetweenMean, body3BetweenInverse, body2DropMask, BODY2_BETWEEN_SCALE, BODY2_BETWEEN_SHIFT, network.body2Between.frozen());
            backwardBodyFirst(rows, shared1, body2DropMask, body2First, BODY2_FIRST_WEIGHT, network.body2First.frozen());
            backwardAddGradient(rows, shared2, body2First, shared1);
            backwardBodyDrop(rows, shared1, body1DropMask);
            backwardBodySecond(rows, body1DropMask, body1Between, body2First, BODY1_SECOND_BIAS, BODY1_SECOND_WEIGHT, network.body1Second.frozen());
            backwardBodyBetween(rows, body2First, body1Between, body1First, body1BetweenMean, body1BetweenInverse, body2BetweenMean, body2BetweenInverse, body1DropMask, BODY1_BETWEEN_SCALE, BODY1_BETWEEN_SHIFT, network.body1Between.frozen());
            backwardBodyFirst(rows, stem, body1DropMask, stem, BODY1_FIRST_WEIGHT, network.body1First.frozen());
            backwardStem(rows);
        }

        /**
         * {@code stem = convolution(image, weight) + bias}: {@code [batch, 8, 8, 1] -> [batch, 8, 8, 4]}.
         */
        private void forwardStem(int rows) {
            COMPUTE.convolution(image, parameters, STEM_WEIGHT, parameters, STEM_BIAS, stem, rows, STEM_WINDOW, 1, 4, 1);
        }

        /**
         * {@code y = convolution(x, weight)}: {@code [batch, 8, 8, 4] -> [batch, 8, 8, 4]}, of {@code body1First}, {@code body2First} and {@code body3First}.
         */
        private void forwardBodyFirst(int rows, float[] x, float[] y, int weight) {
            COMPUTE.convolution(x, parameters, weight, y, rows, STEM_WINDOW, 4, 4, 1);
        }

        /**
         * {@code y = relu((x - mean) / sqrt(variance + 1.0E-5) * scale + shift)}: {@code [batch, 8, 8, 4] -> [batch, 8, 8, 4]}, of {@code body1Between}, {@code body2Between} and {@code body3Between}.
         */
        private void forwardBodyBetween(int rows, float[] mean, float[] inverse, float[] x,
                float[] y, int runningMean, int runningVariance, int scale, int shift,
                boolean frozen) {
            if (frozen) {
                for (int i = 0; i < 4; i++) {
                    mean[i] = statistics[runningMean + i];
                }
                for (int i = 0; i < 4; i++) {
                    inverse[i] = statistics[runningVariance + i];
                }
            } else {
                COMPUTE.columnMeans(x, mean, rows * 64, 4);
                COMPUTE.columnVariances(x, mean, inverse, rows * 64, 4);
                COMPUTE.updateRunningMean(statistics, runningMean, mean, 0.9f, 4);
                COMPUTE.updateRunningVariance(statistics, runningVariance, inverse, 0.9f, rows * 64, 4);
            }
            for (int i = 0; i < 4; i++) {
                inverse[i] = 1 / FloatMath.sqrt(inverse[i] + 1e-5f);
            }
            COMPUTE.normalizeColumns(x, mean, inverse, parameters, scale, parameters, shift, y, rows * 64, 4);
            for (int i = 0; i < rows * 256; i++) {
                y[i] = FloatMath.max(y[i], 0f);
            }
        }

        /**
         * {@code y = convolution(x, weight) + bias}: {@code [batch, 8, 8, 4] -> [batch, 8, 8, 4]}, of {@code body1Second}, {@code body2Second} and {@code body3Second}.
         */
        private void forwardBodySecond(int rows, float[] x, float[] y, int weight, int bias) {
            COMPUTE.convolution(x, parameters, weight, parameters, bias, y, rows, STEM_WINDOW, 4, 4, 1);
        }

        /**
         * {@code y = dropout(y, 0.1)}: {@code [batch, 8, 8, 4] -> [batch, 8, 8, 4]}, of {@code body1Drop}, {@code body2Drop} and {@code body3Drop}.
         */
        private void forwardBodyDrop(int rows, float[] mask, float[] y, long maskKey) {
            COMPUTE.dropoutMask(mask, rows * 256, maskKey, 0.1f);
            for (int i = 0; i < rows * 256; i++) {
                y[i] = y[i] * mask[i];
            }
        }

        /**
         * Computes {@code body1}, {@code body2} and {@code body3}.
         */
        private void forwardBody(int rows, float[] x, float[] y) {
            for (int i = 0; i < rows * 256; i++) {
                float value = x[i] + y[i];
                y[i] = FloatMath.max(value, 0f);
            }
        }

        /**
         * {@code pool = means of body3}: {@code [batch, 8, 8, 4] -> [batch, 4]}.
         */
        private void forwardPool(int rows) {
            COMPUTE.windowMeans(shared3, poolPooled, rows, POOL_WINDOW, 4);
        }

        /**
         * {@code y = relu(x * weight + bias)}: {@code [batch, 4] -> [batch, 4]}, of {@code wide} and {@code deep}.
         */
        private void forwardDense4(int rows, float[] x, float[] y, int weight, int bias) {
            COMPUTE.product(x, parameters, weight, parameters, bias, y, rows, 4, 4);
            for (int i = 0; i < rows * 4; i++) {
                y[i] = FloatMath.max(y[i], 0f);
            }
        }

        /**
         * {@code size = deep * weight + bias}: {@code [batch, 4] -> [batch, 1]}.
         */
        private void forwardSize(int rows) {
            COMPUTE.product(deep, parameters, SIZE_WEIGHT, parameters, SIZE_BIAS, size, rows, 4, 1);
        }

        /**
         * What prediction needs of the parameters and statistics of {@code body1Between}, {@code body2Between} and {@code body3Between}.
         */
        private void deriveBodyBetween(int runningVariance, int scale, int factor, int runningMean,
                int shift, int offset) {
            for (int i = 0; i < 4; i++) {
                float factor2 = 1 / FloatMath.sqrt(statistics[runningVariance + i] + 1e-5f) * parameters[scale + i];
                derived[factor + i] = factor2;
                derived[offset + i] = parameters[shift + i] - statistics[runningMean + i] * factor2;
            }
        }

        /**
         * As prediction needs it: {@code y = relu((x - mean) / sqrt(variance + 1.0E-5) * scale + shift)}: {@code [batch, 8, 8, 4] -> [batch, 8, 8, 4]}, of {@code body1Between}, {@code body2Between} and {@code body3Between}.
         */
        private void predictBodyBetween(int rows, float[] x, float[] y, int factor, int offset) {
            COMPUTE.scaleAndShiftColumns(x, derived, factor, derived, offset, y, rows * 64, 4);
            for (int i = 0; i < rows * 256; i++) {
                y[i] = FloatMath.max(y[i], 0f);
            }
        }

        /**
         * The losses of {@code size}.
         */
        private void lossSize(int rows) {
            for (int row = 0; row < rows; row++) {
                float e = size[row] - sizeTarget[row];
                sizeLosses[row] = e * e;
            }
        }

        /**
         * Gradients of {@code size}, and of what it is given.
         */
        private void backwardSize(int rows, float scale) {
            for (int row = 0; row < rows; row++) {
                sizeLossFactor[row] = sampleWeight[row] * scale / rows;
            }
            for (int row = 0; row < rows; row++) {
                sizeGradient[row] = sizeLossFactor[row] * (2 * (size[row] - sizeTarget[row]));
            }
            if (!network.size.frozen()) {
                COMPUTE.addColumnSums(sizeGradient, gradients, SIZE_BIAS, rows, 1);
                COMPUTE.addTransposedProduct(deep, sizeGradient, gradients, SIZE_WEIGHT, rows, 4, 1);
            }
            COMPUTE.productTransposed(sizeGradient, parameters, SIZE_WEIGHT, gradient1, rows, 4, 1);
        }

        /**
         * Gradients of {@code deep} and {@code wide}, and of what they are given.
         */
        private void backwardDense4(int rows, float[] gradient, float[] y, float[] x,
                float[] xGradient, int bias, int weight, boolean frozen) {
            COMPUTE.gate(gradient, y, y, rows * 4);
            if (!frozen) {
                COMPUTE.addColumnSums(y, gradients, bias, rows, 4);
                COMPUTE.addTransposedProduct(x, y, gradients, weight, rows, 4, 4);
            }
            COMPUTE.productTransposed(y, parameters, weight, xGradient, rows, 4, 4);
        }

        /**
         * Gradients of {@code pool}, and of what it is given.
         */
        private void backwardPool(int rows) {
            COMPUTE.spreadWindowMeans(poolPooled, gradient2, rows, POOL_WINDOW, 4);
        }

        /**
         * Gradients of {@code add3Gradient}, and of what it is given.
         */
        private void backwardAdd3Gradient(int rows) {
            COMPUTE.gate(gradient2, shared3, shared3, rows * 256);
        }

        /**
         * Gradients of {@code body3Drop}, {@code body2Drop} and {@code body1Drop}, and of what they are given.
         */
        private void backwardBodyDrop(int rows, float[] gradient, float[] mask) {
            for (int i = 0; i < rows * 256; i++) {
                mask[i] = gradient[i] * mask[i];
            }
        }

        /**
         * Gradients of {@code body3Second}, {@code body2Second} and {@code body1Second}, and of what they are given.
         */
        private void backwardBodySecond(int rows, float[] gradient, float[] x, float[] xGradient,
                int bias, int weight, boolean frozen) {
            if (!frozen) {
                COMPUTE.addColumnSums(gradient, gradients, bias, rows * 64, 4);
                COMPUTE.addConvolutionGradient(x, gradient, gradients, weight, rows, STEM_WINDOW, 4, 4, 1);
            }
            COMPUTE.convolutionTransposed(gradient, parameters, weight, xGradient, rows, STEM_WINDOW, 4, 4, 1);
        }

        /**
         * Gradients of {@code body3Between}, {@code body2Between} and {@code body1Between}, and of what they are given.
         */
        private void backwardBodyBetween(int rows, float[] gradient, float[] y, float[] x,
                float[] mean, float[] inverse, float[] scaleGradient, float[] shiftGradient,
                float[] xGradient, int scale, int shift, boolean frozen) {
            COMPUTE.gate(gradient, y, y, rows * 256);
            COMPUTE.standardizedSums(y, x, mean, inverse, scaleGradient, rows * 64, 4);
            if (!frozen) {
                for (int i = 0; i < 4; i++) {
                    gradients[scale + i] += scaleGradient[i];
                }
            }
            COMPUTE.columnSums(y, shiftGradient, rows * 64, 4);
            if (frozen) {
                for (int row = 0; row < rows * 64; row++) {
                    int at = row * 4;
                    for (int j = 0; j < 4; j++) {
                        xGradient[at + j] = y[at + j] * inverse[j] * parameters[scale + j];
                    }
                }
            } else {
                for (int i = 0; i < 4; i++) {
                    gradients[shift + i] += shiftGradient[i];
                }
                COMPUTE.normalizeColumnsGradient(y, x, mean, inverse, parameters, scale, scaleGradient, shiftGradient, xGradient, rows * 64, 4);
            }
        }

        /**
         * Gradients of {@code body3First}, {@code body2First} and {@code body1First}, and of what they are given.
         */
        private void backwardBodyFirst(int rows, float[] x, float[] gradient, float[] xGradient,
                int weight, boolean frozen) {
            if (!frozen) {
                COMPUTE.addConvolutionGradient(x, gradient, gradients, weight, rows, STEM_WINDOW, 4, 4, 1);
            }
            COMPUTE.convolutionTransposed(gradient, parameters, weight, xGradient, rows, STEM_WINDOW, 4, 4, 1);
        }

        /**
         * Gradients of {@code add2Gradient} and {@code addGradient}, and of what they are given.
         */
        private void backwardAddGradient(int rows, float[] gradient, float[] gradient2, float[] y) {
            for (int i = 0; i < rows * 256; i++) {
                float value = gradient[i] + gradient2[i];
                y[i] = FloatMath.gate(value, y[i]);
            }
        }

        /**
         * Gradients of {@code stem}, and of what it is given.
         */
        private void backwardStem(int rows) {
            for (int i = 0; i < rows * 256; i++) {
                shared1[i] = shared1[i] + stem[i];
            }
            if (!network.stem.frozen()) {
                COMPUTE.addColumnSums(shared1, gradients, STEM_BIAS, rows * 64, 4);
                COMPUTE.addConvolutionGradient(image, shared1, gradients, STEM_WEIGHT, rows, STEM_WINDOW, 1, 4, 1);
            }
        }
    }
}
