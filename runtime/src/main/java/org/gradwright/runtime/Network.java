// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.gradwright.runtime.data.FiniteValues;
import org.gradwright.runtime.data.Schema;
import org.gradwright.runtime.data.SplitMix64;
import org.gradwright.runtime.store.ModelFile;
import org.gradwright.runtime.store.Part;
import org.gradwright.runtime.store.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * The parameters and running statistics of a network, and what trains them; generated classes extend it.
 *
 * <p>Many threads may predict at once, as long as none trains, sets or loads: a prediction that finds that the network
 * changed meanwhile is refused. Two sessions that train one network at once race for its gradients; keeping them apart is
 * the caller's matter. Serve from a {@link #snapshot()} while training goes on.
 */
public abstract class Network {
    private static final float[] NONE = new float[0];

    /** How long taking a snapshot waits for a moment between two changes, in nanoseconds. */
    private static final long PATIENCE = 2_000_000_000;

    private static final long PAUSE = 20_000;

    /** What {@link org.gradwright.runtime.compute.Compute#dropoutMask} multiplies the number of an element by. */
    private static final long MASK_STRIDE = 0x9E3779B9L;

    private static final long HIGH_HALF = 0xFFFFFFFF00000000L;

    /** All parameters, at the offsets that the structure gave them. */
    protected final float[] parameters;

    /** All running statistics, at the offsets that the structure gave them. */
    protected final float[] statistics;

    /** The gradients, at the same places as the parameters; of length 0 until the first training session is made. */
    protected float[] gradients = NONE;

    /**
     * What predictions read that depends on parameters and statistics alone; sessions compute it anew, when they need it, after
     * these changed.
     */
    protected final float[] derived;

    /** The changes after which {@link #derived} was computed; odd before the first time. */
    private volatile int derivedAt = -1;

    private final Structure structure;
    private final boolean changeable;
    private final List<Parameter> parameterList;
    private final List<Statistic> statisticList;
    private final List<Layer> layerList = new ArrayList<>();
    private final SessionPool pool = new SessionPool();

    private final Changes changes;

    private List<ParameterRange> trainableRanges;
    private long seed;
    private long steps;
    private boolean holdsGradients;

    /** A bit for each backward pass that gradients were added of since they were zero; all bits for all passes. */
    private long trainedPasses;

    /** The ranges that an update changes, by the passes before it. */
    private final Map<Long, List<ParameterRange>> passRanges = new HashMap<>();

    /** Counts what makes a backward pass differ from its forward pass: new values, and what is frozen. */
    private int revision;

    private int freezings;

    /** The rows whose gradients were added up in this step: where in the step the rows of the next batch stand. */
    private long addedRows;

    /** A network with its initial values. */
    protected Network(Structure structure) {
        this(structure, true, structure.initialValues());
    }

    /**
     * An immutable copy of the values of {@code source}, all of the same moment.
     *
     * @throws IllegalStateException if the source is changed again and again meanwhile
     */
    protected Network(Network source) {
        this(source.structure, false, source.copyOfValues());
    }

    private Network(Structure structure, boolean changeable, NetworkValues values) {
        this.structure = structure;
        this.changeable = changeable;
        this.changes = new Changes(structure.name());
        this.parameters = values.parameters();
        this.statistics = values.statistics();
        this.derived = new float[structure.derived()];
        this.seed = values.seed();
        this.steps = values.steps();
        List<Parameter> parameterHandles = new ArrayList<>();
        for (Structure.ParameterEntry entry : structure.parameters()) {
            Parameter parameter = new Parameter(this, entry, parameters);
            parameter.range().trainable(!structure.isFrozen(entry.layer()));
            parameterHandles.add(parameter);
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

    /**
     * An immutable copy, which predicts and evaluates but cannot be trained, set or frozen. It may be taken while another
     * thread trains: it holds the values between two changes.
     *
     * @throws IllegalStateException if there was no such moment for two seconds
     */
    public abstract Network snapshot();

    /** A table of the layers, their shapes and numbers of parameters, and what computes them in prediction. */
    public abstract String summary();

    /** The penalty of all regularizers at the present parameters; without effect on anything. */
    protected double penalty() {
        return 0;
    }

    /** Adds the gradients of the penalties to the gradients. */
    protected void addPenaltyGradients() {}

    /** Whether there is something to train for; by default, when the schema has a target. */
    protected boolean hasLoss() {
        return schema().hasTargets() || structure.hasObjective();
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

    /** Whether a layer is declared frozen. */
    final boolean isFrozen(String layer) {
        return structure.isFrozen(layer);
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

    /** The outputs whose loss is taken over the whole batch, so that the gradients of several batches cannot be added up. */
    public final List<String> wholeBatchLosses() {
        return structure.wholeBatchLosses();
    }

    /** The names of what is trained: outputs with losses, or the methods that say it. */
    public final List<String> objectives() {
        return structure.parts();
    }

    /**
     * Whether an objective trains a parameter of that full name, frozen or not.
     *
     * @throws IllegalArgumentException if there is no objective or parameter of the name
     */
    public final boolean trains(String objective, String parameter) {
        return structure.trains(objective, parameter(parameter).range().offset());
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
        Objects.requireNonNull(name, "name is null");
        for (Layer layer : layerList) {
            if (layer.name().equals(name)) {
                return layer;
            }
        }
        throw new IllegalArgumentException(NearNames.message(
                "layer", name, layerList.stream().map(Layer::name).toList()));
    }

    /** The first parameter with a gradient that is NaN or infinite among those added up so far, or null; allocates nothing. */
    public final @Nullable Parameter firstInfiniteGradient() {
        int odd = FiniteValues.firstOther(gradients, gradients.length);
        for (int i = 0; odd >= 0 && i < parameterList.size(); i++) {
            if (odd < parameterList.get(i).range().end()) {
                return parameterList.get(i);
            }
        }
        return null;
    }

    /** Sets all gradients to zero, and begins the rows of the step anew. */
    public final void zeroGradients() {
        Arrays.fill(gradients, 0);
        holdsGradients = false;
        addedRows = 0;
        trainedPasses = 0;
    }

    /**
     * One update: adds the penalties' gradients to those that {@link Session#backward} has added up, lets {@code update}
     * change the parameters of the layers that are not frozen, bounds the norms of those that have a
     * {@link Layer#maxNorm max-norm}, and counts the step. The gradients stay until
     * {@link #zeroGradients()}.
     *
     * @throws IllegalStateException if this is a snapshot, no session was made to train it, or it is being changed at this
     *     moment
     */
    public final void update(ParameterUpdate update) {
        Objects.requireNonNull(update, "update is null");
        checkChangeable();
        if (gradients.length != parameters.length) {
            throw new IllegalStateException(
                    "'" + name() + "' has no gradients yet: make a session and call forward and backward first");
        }
        update.check(parameters);
        changes.begin();
        try {
            addPenaltyGradients();
            List<ParameterRange> ranges = trainedRanges();
            update.apply(parameters, gradients, ranges);
            boundNorms(ranges);
            steps++;
            addedRows = 0;
        } finally {
            // Also when the update failed half-way.
            for (int i = 0; i < parameterList.size(); i++) {
                parameterList.get(i).changed();
            }
            revision++;
            changes.end();
        }
    }

    /**
     * Saves the parameters, the running statistics, the seed and the number of updates in the format safetensors, as
     * {@link org.gradwright.runtime.store} describes it. The file appears when it is complete; one
     * of that name is replaced, and where that is a symbolic link, what it leads to.
     *
     * @throws StoreException if the file cannot be written, or a value is NaN or infinite; an old one is as it was
     * @throws IllegalStateException if the network was changed meanwhile; an old file is as it was
     */
    public final void save(Path path) {
        ModelFile.save(path, List.of(storedPart()));
    }

    /**
     * Saves as {@link #save(Path)} does, together with what the network predicts for a few rows: {@link #load} predicts
     * them again and refuses the file when the predictions differ.
     *
     * @throws StoreException if the file cannot be written, or a value is NaN or infinite; an old one is as it was
     * @throws IllegalArgumentException if the rows or outputs are not those of this network
     * @throws IllegalStateException if the network was changed meanwhile; an old file is as it was
     */
    public final void save(Path path, Golden golden) {
        Objects.requireNonNull(golden, "golden is null");
        ModelFile.save(path, List.of(new NetworkPart(this, golden, false)));
    }

    /**
     * Takes over the parameters, the running statistics, the seed and the number of updates of a saved network; gradients
     * become 0, and what is frozen stays frozen. What a trainer's checkpoint holds besides is left there.
     *
     * <p>The file must fit in names, shapes, number format and fingerprint, and is checked as a whole before anything
     * changes: its checksum, that all values are finite, and its {@link Golden} predictions where it has some. What predicts
     * at that moment, and a backward pass whose forward pass was before, are refused. The name of the model may differ. A file
     * that another tool wrote is accepted when the names, shapes and number format of its tensors fit; it has neither
     * fingerprint nor checksum, so that nothing tells another graph with the same shapes, or changed numbers; seed and
     * number of updates then stay as they are.
     *
     * @throws StoreException if the file cannot be read or does not fit; the network is as it was
     * @throws IllegalStateException if this is a snapshot, or is being changed at this moment; it is as it was
     */
    public final void load(Path path) {
        checkChangeable();
        ModelFile.load(path, "this '" + name() + "'", List.of(storedPart()));
    }

    /**
     * Takes over the parameters and running statistics of a network that is a part of this one: those of {@code hidden} for
     * {@code trunkHidden}, where a member {@code trunk} uses it. With {@code @Repeat} the parts are {@code trunk1} and so on.
     * What this network does not have of the other one is left there; gradients become 0. A saved file is loaded into the other
     * network first:
     *
     * <pre>{@code
     * DigitsNetwork digits = DigitsNetwork.create(1);
     * digits.load(Path.of("digits.safetensors"));
     * letters.copyFrom(digits, "trunk");
     * }</pre>
     *
     * @param part the member that uses the other network, as the names of its layers begin
     * @throws IllegalArgumentException if no layer is in the part, one of those that are is not in the other network or has
     *     another shape there, or a value is NaN or infinite; this network is as it was
     * @throws IllegalStateException if this is a snapshot, or one of the two is being changed at this moment; it is as it was
     */
    public final void copyFrom(Network other, String part) {
        checkChangeable();
        Map<String, float[]> values = new PartCopy(other, this, part).values();
        restore(name -> Objects.requireNonNull(values.get(name), name), seed, steps);
    }

    /** What {@link #save} saves, to be stored beside other parts. */
    public final Part storedPart() {
        return new NetworkPart(this, null, false);
    }

    /**
     * What {@link #save} saves, to be stored beside the state of a training that is to go on: a file of a network that
     * trains another loss, with other penalties, dropout rates or momenta is refused.
     */
    public final Part storedTrainingPart() {
        return new NetworkPart(this, null, true);
    }

    /** A new array of zeros with a place for each parameter's values, such as optimizers keep as their state. */
    public final float[] newParameterStorage() {
        return new float[parameters.length];
    }

    /**
     * The key of a dropout mask, which so depends on the seed, the layer, the call, the step, and each row's place in the
     * step. The rows of a batch stand behind those whose gradients were added up in the step before: two batches of 64 rows
     * have the masks of one of 128. A forward pass without a backward pass can be repeated. What was added up is not saved,
     * and so a loaded network begins its step anew.
     *
     * @param layer the name of the layer
     * @param call which of the layer's calls within one forward pass, from 0 on
     * @param width the values of a row
     */
    protected final long maskKey(String layer, int call, int width) {
        long key = SplitMix64.key(SplitMix64.key(SplitMix64.key(seed(), layer), call), steps);
        // A mask adds i * MASK_STRIDE to the lower half of its key for element i: this starts at a later element.
        long low = key + addedRows * width * MASK_STRIDE;
        return (key & HIGH_HALF) | (low & ~HIGH_HALF);
    }

    /** Counts the rows of a backward pass. */
    final void addRows(int rows) {
        addedRows += rows;
    }

    /** An idle session for one row, or a new one; give it back with {@link #release}. */
    protected final Session borrow() {
        Session borrowed = pool.borrow();
        return borrowed == null ? predictionSession(1) : borrowed;
    }

    /** Takes back a borrowed session. */
    protected final void release(Session session) {
        pool.release(session);
    }

    /**
     * Brings {@link #derived} up to date for a session that began to read at {@code reading}. Sessions of many threads may call
     * this at once: one computes, the others wait. Should the network be changed meanwhile, then the reading is refused when it
     * ends, and the next one computes all anew.
     */
    final void derive(int reading, Session session) {
        if (derivedAt != reading) {
            synchronized (derived) {
                if (derivedAt != reading && !changes.since(reading)) {
                    session.runDerivation();
                    if (!changes.since(reading)) {
                        derivedAt = reading;
                    }
                }
            }
        }
    }

    /** What every change of values goes through, and every reading. */
    final Changes changes() {
        return changes;
    }

    /** Grows with each change of the parameters, and of the statistics other than by a forward pass. */
    final int revision() {
        return revision;
    }

    /** Grows whenever a layer is frozen or set free. */
    final int freezings() {
        return freezings;
    }

    /** Replaces the values of one parameter or statistic. */
    final void replace(StoredValues which, float[] values) {
        changes.begin();
        try {
            which.replace(values);
            revision++;
        } finally {
            changes.end();
        }
    }

    /** Replaces all values by copies that are laid out as they are. */
    final void replace(float[] newParameters, float[] newStatistics) {
        changes.begin();
        try {
            System.arraycopy(newParameters, 0, parameters, 0, parameters.length);
            System.arraycopy(newStatistics, 0, statistics, 0, statistics.length);
            for (int i = 0; i < parameterList.size(); i++) {
                parameterList.get(i).changed();
            }
            statisticsChanged();
            revision++;
        } finally {
            changes.end();
        }
    }

    /** Goes back to the number of updates that belongs to restored values. */
    final void rewind(long formerSteps) {
        steps = formerSteps;
        zeroGradients();
    }

    /** Takes over a checked state; {@code values} gives them by name. */
    final void restore(Function<String, float[]> values, long newSeed, long newSteps) {
        changes.begin();
        try {
            parameterList.forEach(each -> each.replace(values.apply(each.name())));
            statisticList.forEach(each -> each.replace(values.apply(each.name())));
            seed = newSeed;
            steps = newSteps;
            revision++;
            zeroGradients();
        } finally {
            changes.end();
        }
    }

    private NetworkValues copyOfValues() {
        long begun = System.nanoTime();
        do {
            int before = changes.now();
            if (!Changes.isUnderWay(before)) {
                NetworkValues copy = new NetworkValues(parameters.clone(), statistics.clone(), seed, steps);
                if (!changes.since(before)) {
                    return copy;
                }
            }
            LockSupport.parkNanos(PAUSE);
        } while (System.nanoTime() - begun < PATIENCE);
        throw changes.meanwhile();
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

    /** Notes that gradients are added which follow from gradients in the outputs: those of several batches add up. */
    final void holdGradients() {
        holdsGradients = true;
    }

    /**
     * Notes what the gradients were computed of.
     *
     * @param pass one of several backward passes; -1 for all of them
     */
    final void trained(int pass) {
        trainedPasses |= pass < 0 ? structure.allPasses() : 1L << pass;
    }

    /** Notes that the gradients were computed of what trains every parameter. */
    final void trainedAll() {
        trainedPasses = -1L;
    }

    /** One thread at a time, or two first sessions would add up gradients in an array each. */
    final synchronized void prepareTraining() {
        if (gradients.length != parameters.length) {
            gradients = new float[parameters.length];
        }
    }

    final void statisticsChanged() {
        for (int i = 0; i < statisticList.size(); i++) {
            statisticList.get(i).changed();
        }
    }

    final void copyGradients(Parameter parameter, float[] to) {
        if (gradients.length == parameters.length) {
            parameter.gather(gradients, to);
        } else {
            parameter.checkLength(to);
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
        passRanges.clear();
        freezings++;
    }

    /** The ranges of this step: those that the backward passes trained which were run since the gradients were zero. */
    private List<ParameterRange> trainedRanges() {
        if (trainedPasses == 0 || trainedPasses == -1L) {
            return trainableRanges;
        }
        List<ParameterRange> ranges = passRanges.get(trainedPasses);
        if (ranges == null) {
            ranges = trainableRanges.stream()
                    .filter(range -> structure.trains(trainedPasses, range.offset()))
                    .toList();
            passRanges.put(trainedPasses, ranges);
        }
        return ranges;
    }

    private void boundNorms(List<ParameterRange> ranges) {
        for (int i = 0; i < ranges.size(); i++) {
            UnitNorms norms = ranges.get(i).norms();
            if (norms != null) {
                norms.bound(parameters);
            }
        }
    }

    private static List<ParameterRange> rangesOf(List<Parameter> parameters) {
        return parameters.stream()
                .map(Parameter::range)
                .filter(ParameterRange::trainable)
                .toList();
    }

    private static <V extends StoredValues> V named(String kind, String name, List<V> values) {
        Objects.requireNonNull(name, "name is null");
        for (V value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        throw new IllegalArgumentException(NearNames.message(
                kind, name, values.stream().map(StoredValues::name).toList()));
    }
}
