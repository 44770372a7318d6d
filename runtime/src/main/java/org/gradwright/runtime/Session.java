// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gradwright.runtime.compute.Compute;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.FiniteValues;
import org.gradwright.runtime.data.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The buffers of one network for batches of up to a fixed number of rows; generated classes extend it. One thread at a
 * time; nothing is allocated after construction. A call during which the network is trained, set or loaded elsewhere is
 * refused when it ends, as what it computed may be a mixture.
 */
public abstract class Session implements AutoCloseable {
    private static final float[] NONE = new float[0];

    private final Network network;
    private final int capacity;
    private final boolean training;
    private final Layer[] ruledLayers;
    private final int[] minimumRows;
    private @Nullable Schema acceptedSchema;
    private boolean closed;
    private final AtomicBoolean busy = new AtomicBoolean();
    private int reading;
    private int revisionAtForward;
    private int freezingsAtForward;
    private int forwardRows;
    private int outputRows;
    private boolean linked;
    private boolean predicted;
    private int gradientRows;
    private double loss = Double.NaN;
    private boolean lossKnown;
    private boolean inputsAlone;
    private int backwardRows;
    private final double[] parts;

    /**
     * A session of a network.
     *
     * @param training whether the buffers of the backward pass are needed; a snapshot never needs them
     * @throws IllegalArgumentException if the capacity is below 1
     */
    protected Session(Network network, int capacity, boolean training) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity is " + capacity + ", but must be at least 1");
        }
        this.network = network;
        this.parts = new double[network.structure().parts().size()];
        this.capacity = capacity;
        this.training = training && network.changeable();
        var rules = network.structure().rowRules();
        ruledLayers = new Layer[rules.size()];
        minimumRows = new int[rules.size()];
        for (int i = 0; i < rules.size(); i++) {
            ruledLayers[i] = network.layer(rules.get(i).layer());
            minimumRows[i] = rules.get(i).rows();
        }
        if (this.training) {
            network.prepareTraining();
        }
    }

    // ----- what generated code implements

    /** Copies the columns of a batch and the rows' weights to the input buffers. */
    protected abstract void load(Batch batch);

    /** The forward pass as in training. */
    protected abstract void runForward(int rows);

    /** The forward pass as in prediction, up to the raw outputs. */
    protected abstract void runInference(int rows);

    /** What the losses need of the network, as in prediction: the outputs, or what else an objective is computed from. */
    protected void runEvaluation(int rows) {
        runInference(rows);
    }

    /** Computes what predictions read that depends on parameters and statistics alone; nothing by default. */
    protected void runDerivation() {}

    /** Applies the links of the losses to the raw outputs of the last pass. */
    protected abstract void runLinks(int rows);

    /** The data loss of what the last pass left in the buffers. */
    protected abstract double runLoss(int rows);

    /** The backward pass: adds {@code scale} times the gradients of the data loss to the network's gradients. */
    protected abstract void runBackward(int rows, float scale);

    /** One of several backward passes alone. */
    protected void runBackward(int pass, int rows, float scale) {
        throw new IllegalStateException("there is one backward pass");
    }

    /** The backward pass from the gradients in the outputs. */
    protected void runOutputsBackward(int rows) {
        throw new IllegalStateException("there is no backward pass from gradients in the outputs");
    }

    /** Whether backward passes compute gradients of the inputs. */
    protected boolean givesInputGradients() {
        return false;
    }

    /**
     * The output of that name, as the last pass left it, with the link of its loss applied.
     *
     * @throws IllegalArgumentException if the network has no such output
     */
    public abstract TensorView output(String name);

    // ----- what callers use

    /** The most rows that a batch may have. */
    public final int capacity() {
        return capacity;
    }

    /**
     * Runs the network on a batch as in training and computes the data loss; returns this session. The outputs can be
     * read afterwards, as training gave them.
     *
     * @throws IllegalArgumentException if the batch does not fit the network or this session
     * @throws IllegalStateException if the session is closed or in use, the network cannot be trained, or is changed
     *     meanwhile
     */
    public Session forward(Batch batch) {
        checkLoss();
        checkTraining();
        int rows = rowsOf(batch);
        start(rows);
        try {
            checkSchema(batch);
            checkMinimumRows(rows);
            load(batch);
            runPass(rows, true);
        } finally {
            end();
        }
        forwarded(rows);
        return this;
    }

    /** The forward pass, which changes the network's running statistics where it has any. */
    private void runTraining(int rows) {
        if (network.statistics.length == 0) {
            runForward(rows);
            return;
        }
        network.changes().begin();
        try {
            runForward(rows);
        } finally {
            network.statisticsChanged();
            network.changes().end();
            // A change of this session's own; any other leaves the two numbers apart.
            reading += 2;
        }
    }

    /** The data loss, without penalties, of the last {@link #forward} or {@link #evaluate}; NaN before the first. */
    public final double loss() {
        return loss;
    }

    /**
     * The data loss of one objective, as the last {@link #forward} or {@link #evaluate} computed it: of the output of that
     * name, or of the method. {@link #loss()} is their sum.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public final double loss(String objective) {
        int part = network.structure().part(objective);
        return parts.length == 1 || Double.isNaN(loss) ? loss : parts[part];
    }

    /**
     * Adds {@code scale} times the gradients of the last forward pass's data loss to the network's gradients.
     *
     * @throws IllegalArgumentException if the scale is NaN or infinite
     * @throws IllegalStateException if no forward pass stands before; if the network was updated, set, loaded, frozen or
     *     unfrozen since; or if there are gradients of another batch already, and a loss is taken over the whole batch
     */
    public final void backward(float scale) {
        int rows = rowsOfLoss(scale);
        network.beginGradients();
        beginBackward(rows, false);
        try {
            runBackward(rows, scale);
            network.addRows(rows);
        } finally {
            endBackward();
        }
        network.trained(-1);
        backwarded(rows);
    }

    /**
     * Adds {@code scale} times the gradients of one objective alone, of what it trains. Until the gradients are set to zero,
     * an update changes nothing else.
     *
     * @throws IllegalArgumentException if there is no such objective, or the scale is NaN or infinite
     * @throws IllegalStateException as {@link #backward(float)}; or if others train the same as this objective: one backward
     *     pass computes the sum of theirs
     */
    public final void backward(String objective, float scale) {
        int pass = network.structure().passOf(objective);
        int rows = rowsOfLoss(scale);
        network.beginGradients();
        beginBackward(rows, false);
        try {
            if (pass < 0) {
                runBackward(rows, scale);
            } else {
                runBackward(pass, rows, scale);
            }
            network.addRows(rows);
        } finally {
            endBackward();
        }
        network.trained(pass);
        backwarded(pass < 0 ? rows : 0);
    }

    /**
     * Computes the gradients of the last forward pass's data loss in the inputs; those of the parameters stay as they are.
     *
     * @throws IllegalStateException if no forward pass with a loss stands before; if the network was changed since; or if it
     *     is generated without input gradients
     */
    public final void backwardInputs() {
        if (!givesInputGradients()) {
            throw new IllegalStateException("'" + network.name()
                    + "' has no gradients for its inputs: declare it with @Network(inputGradients = true)");
        }
        int rows = rowsOfLoss(1);
        beginBackward(rows, true);
        try {
            runBackward(rows, 1);
        } finally {
            endBackward();
        }
        backwarded(rows);
    }

    private int rowsOfLoss(float scale) {
        checkOpen();
        checkLoss();
        if (!Float.isFinite(scale)) {
            throw new IllegalArgumentException("scale is " + scale + ", but must be finite");
        }
        int rows = rowsOfForward();
        if (!lossKnown) {
            throw new IllegalStateException("the last forward of '" + network.name()
                    + "' was given its inputs alone, so there is no loss: give it the targets too, or give backward the"
                    + " gradients of the outputs");
        }
        return rows;
    }

    /** The rows of the forward pass that a backward pass belongs to. */
    protected final int rowsOfForward() {
        checkOpen();
        if (forwardRows == 0) {
            throw new IllegalStateException("backward needs a forward(batch) of its own before it");
        }
        if (network.revision() != revisionAtForward) {
            throw new IllegalStateException("'" + network.name()
                    + "' was updated, set or loaded since forward(batch): call forward(batch) again before backward");
        }
        if (network.freezings() != freezingsAtForward) {
            throw new IllegalStateException("a layer of '" + network.name()
                    + "' was frozen or unfrozen since forward(batch): call forward(batch) again before backward");
        }
        return forwardRows;
    }

    /**
     * Runs the network on a batch as in prediction and returns the data loss; the outputs can be read afterwards.
     *
     * @throws IllegalArgumentException if the batch does not fit the network or this session
     * @throws IllegalStateException if the session is closed or in use, the network has no loss, or is changed meanwhile
     */
    public final double evaluate(Batch batch) {
        checkLoss();
        int rows = rowsOf(batch);
        start(rows);
        double result;
        try {
            read(batch);
            result = runLoss(rows);
        } finally {
            end();
        }
        loss = result;
        outputRows = rows;
        return result;
    }

    /** Runs the network on a batch as in prediction; needs no loss, and reads targets only to fill its buffers. */
    final void infer(Batch batch) {
        int rows = rowsOf(batch);
        start(rows);
        try {
            read(batch);
        } finally {
            end();
        }
        outputRows = rows;
    }

    private void read(Batch batch) {
        checkSchema(batch);
        load(batch);
        runEvaluation(batch.rows());
        predicted = false;
    }

    /**
     * One training step: forward, backward, update; the gradients are zero afterwards, even if the update fails.
     *
     * @return the data loss of the batch before the update
     * @throws IllegalArgumentException if the batch does not fit the network or this session
     * @throws IllegalStateException if the session is closed or in use, the network cannot be trained, or is changed
     *     meanwhile
     */
    public final double trainStep(Batch batch, ParameterUpdate update) {
        Objects.requireNonNull(update, "update is null");
        forward(batch);
        try {
            backward(1.0f);
            network.update(update);
        } finally {
            network.zeroGradients();
        }
        return loss;
    }

    /**
     * The gradient of the loss in an input, as the last {@link #backward} left it.
     *
     * @throws IllegalStateException if the network is generated without input gradients
     */
    public TensorView inputGradient(String input) {
        throw new IllegalStateException("'" + network.name() + "' has no gradient for its input '" + input
                + "': declare it with @Network(inputGradients = true)");
    }

    /** Ends the use of this session: every later call is refused. */
    @Override
    public final void close() {
        closed = true;
    }

    // ----- what generated code calls

    /** Checks that this session trains, and starts a forward pass; {@link #end} must follow. */
    protected final void beginForward(int rows) {
        checkTraining();
        start(rows);
    }

    /** The forward pass of training on what lies in the buffers of the inputs, with the loss or without. */
    protected final void runPass(int rows, boolean withLoss) {
        checkMinimumRows(rows);
        revisionAtForward = network.revision();
        freezingsAtForward = network.freezings();
        predicted = false;
        loss = Double.NaN;
        runTraining(rows);
        lossKnown = withLoss;
        if (withLoss) {
            loss = runLoss(rows);
        }
    }

    /** Notes a forward pass that succeeded. */
    protected final void forwarded(int rows) {
        forwardRows = rows;
        outputRows = rows;
    }

    /** Starts a backward pass; {@link #endBackward} must follow. */
    protected final void beginBackward(int rows, boolean inputsAlone) {
        start(rows);
        backwardRows = rows;
        this.inputsAlone = inputsAlone;
    }

    /** Ends what {@link #beginBackward} started. */
    protected final void endBackward() {
        inputsAlone = false;
        end();
    }

    /** Notes gradients that were added to those of the parameters, unless those of the inputs alone were asked for. */
    protected final void added(int rows) {
        if (!inputsAlone) {
            network.holdGradients();
            network.addRows(rows);
            network.trainedAll();
        }
    }

    /** Notes a backward pass that succeeded, and left gradients of that many rows in the inputs. */
    protected final void backwarded(int rows) {
        outputRows = backwardRows;
        gradientRows = rows;
    }

    /** Whether gradients are to be added to those of a layer's parameters. */
    protected final boolean addsTo(Layer layer) {
        return !inputsAlone && !layer.frozen();
    }

    /** Keeps the loss of one objective of several, and returns it. */
    protected final double part(int index, double value) {
        parts[index] = value;
        return value;
    }

    /**
     * Checks a view that is to be read, and returns its rows.
     *
     * @param rows how many rows it must have; 0 for any number
     */
    protected final int given(String name, TensorView from, int width, int rows) {
        return GivenValues.rows(name, from, width, rows);
    }

    /** Copies a view to the buffer of an input, after checking its values. */
    protected final void take(String name, TensorView from, int rows, int width, float[] to) {
        GivenValues.copy(name, from, rows, width, to);
    }

    /** Copies a view to the buffer of a target, after checking its values by the rules of its column. */
    protected final void takeTarget(int column, TensorView from, int rows, float[] to) {
        GivenValues.copyTarget(network.schema().columns().get(column), from, rows, to);
    }

    /** Copies a view of whole numbers to the buffer of labels, after checking that each is a class. */
    protected final void takeLabels(int column, TensorView from, int rows, int[] to) {
        GivenValues.copyLabels(network.schema().columns().get(column), from, rows, to);
    }

    /** Makes each row weigh 1. */
    protected final void ones(int rows, float[] weights) {
        Arrays.fill(weights, 0, rows, 1);
    }

    /** Sees to it that {@link #runDerivation} ran since the parameters and statistics last changed. */
    protected final void derive() {
        network.derive(reading, this);
    }

    /** Buffers for {@code width} values a row. */
    protected final float[] values(int width) {
        return new float[length(width)];
    }

    /** Buffers for {@code width} values a row, of length 0 unless this session trains. */
    protected final float[] trainingValues(int width) {
        return training ? values(width) : NONE;
    }

    /** A buffer whose size does not depend on the capacity. */
    protected final float[] fixed(int length) {
        return new float[length];
    }

    /** A buffer whose size does not depend on the capacity, of length 0 unless this session trains. */
    protected final float[] trainingFixed(int length) {
        return training ? new float[length] : NONE;
    }

    /** Buffers for {@code width} integers a row. */
    protected final int[] labels(int width) {
        return new int[length(width)];
    }

    /** A view of an output buffer of {@code width} values a row. */
    protected final TensorView view(float[] values, int width) {
        return new TensorView(this, values, width, TensorView.Kind.OUTPUT);
    }

    /** A view of an output that only predictions compute, as its inputs are not those of training. */
    protected final TensorView predictedView(float[] values, int width) {
        return new TensorView(this, values, width, TensorView.Kind.PREDICTION);
    }

    /** A view of a buffer of gradients of {@code width} values a row. */
    protected final TensorView gradientView(float[] values, int width) {
        return new TensorView(this, values, width, TensorView.Kind.GRADIENT);
    }

    /** Starts a prediction: checks that the session is open, idle, and holds so many rows; {@link #end} must follow. */
    protected final void begin(int rows) {
        start(rows);
        outputRows = rows;
        predicted = true;
    }

    /**
     * Ends what {@link #begin} started.
     *
     * @throws IllegalStateException if the network was changed meanwhile
     */
    protected final void end() {
        boolean changed = network.changes().since(reading);
        if (changed) {
            outputRows = 0;
        }
        busy.setRelease(false);
        if (changed) {
            throw network.changes().meanwhile();
        }
    }

    /** Copies {@code rows} rows of an argument to an input buffer, after checking its length and its values. */
    protected final void copyInput(String name, float[] from, int rows, int width, float[] to) {
        int count = rows * width;
        checkGiven(name, from);
        if (from.length < count || from.length % width != 0) {
            outputRows = 0;
            throw new IllegalArgumentException("'" + name + "' has " + from.length + " values, but "
                    + (rows == 1 ? "1 row" : rows + " rows") + " of " + width + " need " + count);
        }
        System.arraycopy(from, 0, to, 0, count);
        if (!Compute.provider().areFinite(to, 0, count)) {
            int odd = FiniteValues.firstOther(to, count);
            outputRows = 0;
            throw new IllegalArgumentException(FiniteValues.message(name, to[odd], odd / width, odd % width));
        }
    }

    /** Copies {@code rows} rows of an output buffer to an argument, after checking its length. */
    protected final void copyOutput(String name, float[] from, int rows, int width, float[] to) {
        int count = rows * width;
        if (to == null) {
            throw new NullPointerException("the array for '" + name + "' is null");
        }
        if (to.length < count) {
            throw new IllegalArgumentException("the array for '" + name + "' has " + to.length + " values, but "
                    + (rows == 1 ? "1 row" : rows + " rows") + " of " + width + " need " + count);
        }
        System.arraycopy(from, 0, to, 0, count);
    }

    /** Checks that an argument is one row. */
    protected final void checkRow(String name, float[] row, int width) {
        checkGiven(name, row);
        if (row.length != width) {
            throw new IllegalArgumentException(
                    "'" + name + "' has " + row.length + " values, but 1 row of " + width + " needs " + width);
        }
    }

    private void checkGiven(String name, float[] values) {
        if (values == null) {
            outputRows = 0;
            throw new NullPointerException("'" + name + "' is null");
        }
    }

    /** The message about an input that does not exist. */
    protected final IllegalArgumentException noInput(String name, String... known) {
        return new IllegalArgumentException(NearNames.message("input", name, List.of(known)));
    }

    /** The message about an output that does not exist. */
    protected final IllegalArgumentException noOutput(String name, String... known) {
        return new IllegalArgumentException(NearNames.message("output", name, List.of(known)));
    }

    /** The rows of the outputs, whose links are applied now unless they are already. */
    final int outputRows() {
        checkReadable();
        if (!linked && outputRows > 0) {
            runLinks(outputRows);
            linked = true;
        }
        return outputRows;
    }

    /** As {@link #outputRows}, of an output that only predictions compute. */
    final int predictedRows() {
        checkReadable();
        if (outputRows > 0 && !predicted) {
            throw new IllegalStateException("the objective of '" + network.name()
                    + "' does not need this output: call predictBatch with its inputs first");
        }
        return outputRows();
    }

    final int gradientRows() {
        checkReadable();
        return gradientRows;
    }

    private int length(int width) {
        long length = (long) capacity * width;
        if (length > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("a session of " + capacity + " rows needs a buffer of " + length
                    + " values, more than an array holds; make the capacity smaller");
        }
        return (int) length;
    }

    private static int rowsOf(Batch batch) {
        return Objects.requireNonNull(batch, "batch is null").rows();
    }

    private void start(int rows) {
        checkOpen();
        if (rows < 1) {
            throw new IllegalArgumentException("batch has " + rows + " rows, but needs at least 1");
        }
        if (rows > capacity) {
            throw new IllegalArgumentException(
                    "batch has " + rows + " rows, but the session holds at most " + capacity);
        }
        int now = network.changes().beginReading();
        if (!busy.compareAndSet(false, true)) {
            throw inUse();
        }
        reading = now;
        forwardRows = 0;
        outputRows = 0;
        linked = false;
        gradientRows = 0;
    }

    private void checkReadable() {
        checkOpen();
        if (busy.get()) {
            throw inUse();
        }
    }

    private static IllegalStateException inUse() {
        return new IllegalStateException(
                "the session is in use by another thread: one thread at a time, or a session for each");
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the session is closed");
        }
    }

    private void checkLoss() {
        checkOpen();
        if (!network.hasLoss()) {
            throw new IllegalStateException(
                    "'" + network.name() + "' has no loss: it can predict, but not be trained or evaluated");
        }
    }

    private void checkTraining() {
        checkOpen();
        network.checkChangeable();
        if (!training) {
            throw new IllegalStateException("this session was made for prediction only");
        }
    }

    /** By identity first: a training loop pays for the comparison of the columns once. */
    @SuppressWarnings("ReferenceEquality")
    private void checkSchema(Batch batch) {
        Schema schema = batch.dataset().schema();
        if (schema != acceptedSchema) {
            if (!schema.equals(network.schema())) {
                throw new IllegalArgumentException(
                        "the data is for another network: " + schema + ", but " + network.schema());
            }
            acceptedSchema = schema;
        }
    }

    private void checkMinimumRows(int rows) {
        for (int i = 0; i < ruledLayers.length; i++) {
            if (rows < minimumRows[i] && !ruledLayers[i].frozen()) {
                throw new IllegalArgumentException(ruledLayers[i] + " needs at least " + minimumRows[i]
                        + " rows in training, but the batch has " + rows);
            }
        }
    }
}
