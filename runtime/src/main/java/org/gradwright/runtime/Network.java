// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.gradwright.runtime.data.Schema;
import org.gradwright.runtime.data.SplitMix64;
import org.gradwright.runtime.store.ModelFile;
import org.gradwright.runtime.store.Part;
import org.gradwright.runtime.store.StoreException;

/**
 * The parameters and running statistics of a network, and what trains them; generated classes extend it.
 *
 * <p>Many threads may predict at once, as long as none trains: a prediction that runs beside a training step may see some
 * parameters before and some after the step. Two sessions that train one network at once race for its gradients; keeping
 * them apart is the caller's matter. Serve from a {@link #snapshot()} while training goes on.
 */
public abstract class Network {
    private static final float[] NONE = new float[0];

    /** All parameters, at the offsets that the structure gave them. */
    protected final float[] parameters;

    /** All running statistics, at the offsets that the structure gave them. */
    protected final float[] statistics;

    /** The gradients, at the same places as the parameters; of length 0 until the first training session is made. */
    protected float[] gradients = NONE;

    private final Structure structure;
    private final boolean changeable;
    private final List<Parameter> parameterList;
    private final List<Statistic> statisticList;
    private final List<Layer> layerList = new ArrayList<>();
    private final SessionPool pool = new SessionPool();

    /** Counts the beginnings and ends of changes by training: odd while one is under way. */
    private final AtomicInteger changes = new AtomicInteger();

    private List<ParameterRange> trainableRanges;
    private long seed;
    private long steps;
    private boolean holdsGradients;

    /** A network with its initial values. */
    protected Network(Structure structure) {
        this(structure, true, structure.initialParameters(), structure.initialStatistics(), structure.seed(), 0);
    }

    /** An immutable copy of the values of {@code source}. */
    protected Network(Network source) {
        this(source.structure, false, source.parameters.clone(), source.statistics.clone(), source.seed, source.steps);
    }

    private Network(
            Structure structure, boolean changeable, float[] parameters, float[] statistics, long seed, long steps) {
        this.structure = structure;
        this.changeable = changeable;
        this.parameters = parameters;
        this.statistics = statistics;
        this.seed = seed;
        this.steps = steps;
        List<Parameter> parameterHandles = new ArrayList<>();
        for (Structure.ParameterEntry entry : structure.parameters()) {
            parameterHandles.add(new Parameter(this, entry, parameters));
        }
        List<Statistic> statisticHandles = new ArrayList<>();
        for (Structure.StatisticEntry entry : structure.statistics()) {
            statisticHandles.add(new Statistic(this, entry, statistics));
        }
        parameterList = List.copyOf(parameterHandles);
        statisticList = List.copyOf(statisticHandles);
        trainableRanges = rangesOf(parameterList);
    }

    /** A new session for batches of at most {@code capacity} rows. */
    public abstract Session session(int capacity);

    /** A session without what only training needs. */
    protected abstract Session predictionSession(int capacity);

    /** An immutable copy, which predicts and evaluates but cannot be trained, set or frozen. */
    public abstract Network snapshot();

    /** A table of the layers, their shapes and numbers of parameters. */
    public abstract String summary();

    /** The penalty of all regularizers at the present parameters; without effect on anything. */
    protected double penalty() {
        return 0;
    }

    /** Adds the gradients of the penalties to the gradients. */
    protected void addPenaltyGradients() {}

    /** Whether there is something to train for; by default, when the schema has a target. */
    protected boolean hasLoss() {
        return schema().hasTargets();
    }

    /** Adds a layer to {@link #allLayers()} and returns it. */
    protected final <L extends Layer> L register(L layer) {
        layerList.add(layer);
        return layer;
    }

    /** The name of the model that this network is generated from. */
    public final String name() {
        return structure.name();
    }

    /** What data the network takes. */
    public final Schema schema() {
        return structure.schema();
    }

    /** The seed of the initial values and of the dropout masks; a loaded model brings its own. */
    public final long seed() {
        return seed;
    }

    /** The number of updates so far. */
    public final long steps() {
        return steps;
    }

    /** The fewest rows that a training batch may have: more than 1 while a layer that needs more is not frozen. */
    public final int minimumTrainingRows() {
        int minimum = 1;
        for (Structure.RowRule rule : structure.rowRules()) {
            if (!layer(rule.layer()).frozen()) {
                minimum = Math.max(minimum, rule.rows());
            }
        }
        return minimum;
    }

    /** The penalty of all regularizers at the present parameters: what is added to the data loss. */
    public final double currentPenalty() {
        return penalty();
    }

    /** The layers in the order in which they were declared. */
    public final List<Layer> allLayers() {
        return Collections.unmodifiableList(layerList);
    }

    /** All parameters in the order of their storage. */
    public final List<Parameter> parameters() {
        return parameterList;
    }

    /** All running statistics in the order of their storage. */
    public final List<Statistic> statistics() {
        return statisticList;
    }

    /**
     * The parameter of that full name, as {@code hidden.weight}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public final Parameter parameter(String name) {
        return named("parameter", name, parameterList);
    }

    /**
     * The running statistic of that full name, as {@code norm.mean}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public final Statistic statistic(String name) {
        return named("statistic", name, statisticList);
    }

    /**
     * The layer of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public final Layer layer(String name) {
        for (Layer layer : layerList) {
            if (layer.name().equals(name)) {
                return layer;
            }
        }
        throw new IllegalArgumentException(NearNames.message(
                "layer", name, layerList.stream().map(Layer::name).toList()));
    }

    /** Sets all gradients to zero. */
    public final void zeroGradients() {
        Arrays.fill(gradients, 0);
        holdsGradients = false;
    }

    /**
     * One update: adds the penalties' gradients to those that {@link Session#backward} has added up, lets {@code update}
     * change the parameters of the layers that are not frozen, and counts the step. The gradients stay until
     * {@link #zeroGradients()}.
     *
     * @throws IllegalStateException if this is a snapshot, or no session was made to train it
     */
    public final void update(ParameterUpdate update) {
        checkChangeable();
        if (gradients.length != parameters.length) {
            throw new IllegalStateException(
                    "'" + name() + "' has no gradients yet: make a session and call forward and backward first");
        }
        addPenaltyGradients();
        beginChange();
        try {
            update.apply(parameters, gradients, trainableRanges);
        } finally {
            endChange();
        }
        steps++;
        for (int i = 0; i < parameterList.size(); i++) {
            parameterList.get(i).changed();
        }
    }

    /**
     * Saves the parameters, the running statistics, the seed and the number of updates in the format safetensors, as
     * {@link org.gradwright.runtime.store} describes it. The file appears when it is complete; one
     * of that name is replaced. Nobody may train the network meanwhile.
     *
     * @throws StoreException if the file cannot be written; an old one is as it was
     */
    public final void save(Path path) {
        ModelFile.save(path, List.of(new NetworkPart(this, null)));
    }

    /**
     * Saves as {@link #save(Path)} does, together with what the network predicts for a few rows: {@link #load} predicts
     * them again and refuses the file when the predictions differ.
     *
     * @throws StoreException if the file cannot be written; an old one is as it was
     * @throws IllegalArgumentException if the rows or outputs are not those of this network
     */
    public final void save(Path path, Golden golden) {
        ModelFile.save(path, List.of(new NetworkPart(this, golden)));
    }

    /**
     * Takes over the parameters, the running statistics, the seed and the number of updates of a saved network; gradients
     * become 0, and what is frozen stays frozen. What a trainer's checkpoint holds besides is left there.
     *
     * <p>The file must fit in names, shapes, number format and fingerprint, and is checked as a whole before anything
     * changes: its checksum, and its {@link Golden} predictions where it has some. The name of the model may differ. A file
     * that another tool wrote is accepted when the names, shapes and number format of its tensors fit; it has neither
     * fingerprint nor checksum, so that nothing tells another graph with the same shapes, or changed numbers; seed and
     * number of updates then stay as they are.
     *
     * @throws StoreException if the file cannot be read or does not fit; the network is as it was
     * @throws IllegalStateException if this is a snapshot
     */
    public final void load(Path path) {
        checkChangeable();
        ModelFile.load(path, "this '" + name() + "'", List.of(storedPart()));
    }

    /** What {@link #save} saves, to be stored beside other parts. */
    public final Part storedPart() {
        return new NetworkPart(this, null);
    }

    /** A new array of zeros with a place for each parameter's values, such as optimizers keep as their state. */
    public final float[] newParameterStorage() {
        return new float[parameters.length];
    }

    /**
     * The key of a dropout mask: the same for the same seed, layer, call and step, and otherwise different.
     *
     * @param layer the name of the layer
     * @param call which of the layer's calls within one forward pass, from 0 on
     */
    protected final long maskKey(String layer, int call) {
        return SplitMix64.key(SplitMix64.key(SplitMix64.key(seed(), layer), call), steps);
    }

    /**
     * An idle session for one row, or a new one; give it back with {@link #release}.
     *
     * @throws IllegalStateException if the network is being trained at this moment
     */
    protected final Session borrow() {
        int now = changes.get();
        if (now % 2 != 0) {
            throw trainedMeanwhile();
        }
        Session borrowed = pool.borrow();
        Session session = borrowed == null ? predictionSession(1) : borrowed;
        session.borrowedAt(now);
        return session;
    }

    /**
     * Takes back a borrowed session.
     *
     * @throws IllegalStateException if the network was trained since it was borrowed
     */
    protected final void release(Session session) {
        int before = session.borrowedAt();
        pool.release(session);
        if (changes.get() != before) {
            throw trainedMeanwhile();
        }
    }

    private IllegalStateException trainedMeanwhile() {
        return new IllegalStateException(
                "'" + name() + "' was trained while it predicted; predict from a snapshot() while training goes on");
    }

    /** From here to {@link #endChange} training writes what predictions read. */
    final void beginChange() {
        changes.incrementAndGet();
    }

    final void endChange() {
        changes.incrementAndGet();
    }

    /** Takes over a checked state; {@code values} gives them by name. */
    final void restore(Function<String, float[]> values, long newSeed, long newSteps) {
        parameterList.forEach(each -> each.replace(values.apply(each.name())));
        statisticList.forEach(each -> each.replace(values.apply(each.name())));
        seed = newSeed;
        steps = newSteps;
        zeroGradients();
    }

    final Structure structure() {
        return structure;
    }

    final boolean changeable() {
        return changeable;
    }

    final void checkChangeable() {
        if (!changeable) {
            throw new IllegalStateException(
                    "this '" + name() + "' is a snapshot and cannot change; change the network it was taken from");
        }
    }

    /**
     * Notes that gradients of a batch are about to be added.
     *
     * @throws IllegalStateException if there are some already, of a loss that does not add up over batches
     */
    final void beginGradients() {
        if (holdsGradients && !structure.wholeBatchLosses().isEmpty()) {
            throw new IllegalStateException("the loss of '"
                    + structure.wholeBatchLosses().get(0)
                    + "' is taken over the whole batch, so the gradients of several batches cannot be added: call"
                    + " zeroGradients() after each step, and make batches larger instead of adding them up");
        }
        holdsGradients = true;
    }

    final void prepareTraining() {
        if (gradients.length != parameters.length) {
            gradients = new float[parameters.length];
        }
    }

    final void statisticsChanged() {
        for (int i = 0; i < statisticList.size(); i++) {
            statisticList.get(i).changed();
        }
    }

    final void copyGradients(int offset, float[] to) {
        if (gradients.length == parameters.length) {
            System.arraycopy(gradients, offset, to, 0, to.length);
        } else {
            Arrays.fill(to, 0);
        }
    }

    final List<Parameter> parametersOf(String layer) {
        String start = layer + ".";
        return parameterList.stream()
                .filter(each -> each.name().startsWith(start) && each.name().indexOf('.', start.length()) < 0)
                .toList();
    }

    final void trainableRangesChanged() {
        trainableRanges = rangesOf(parameterList);
    }

    private static List<ParameterRange> rangesOf(List<Parameter> parameters) {
        return parameters.stream()
                .map(Parameter::range)
                .filter(ParameterRange::trainable)
                .toList();
    }

    private static <V extends StoredValues> V named(String kind, String name, List<V> values) {
        for (V value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        throw new IllegalArgumentException(NearNames.message(
                kind, name, values.stream().map(StoredValues::name).toList()));
    }
}
