// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.gradwright.runtime.Layer;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.Parameter;
import org.gradwright.runtime.Session;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.data.SplitMix64;
import org.gradwright.runtime.optimizer.Optimizer;
import org.jspecify.annotations.Nullable;

/** One run of a {@link Trainer}. Between the batches of an epoch it allocates nothing. */
final class TrainingRun {
    private final Network network;
    private final Optimizer optimizer;
    private final Trainer.Settings settings;
    private final @Nullable Dataset validation;
    private final Divergence divergence;
    private final Progress progress;
    private final Callback[] callbacks;
    private final CheckpointWriter[] checkpoints;
    private final Control control;
    private final int[] order;
    private final int usedRows;
    private final Batch batch;
    private final List<Epoch> history = new ArrayList<>();
    private final long started;
    private @Nullable Supplier<Validation> validator;
    private int calmEpochs;
    private long epochStarted;
    private int batchNumber;
    private int rows;
    private double lossSum;

    TrainingRun(
            Network network,
            Optimizer optimizer,
            Trainer.Settings settings,
            Dataset data,
            @Nullable Dataset validation,
            Checkpoint checkpoint,
            Position position) {
        this.network = network;
        this.optimizer = optimizer;
        this.settings = settings;
        this.validation = validation;
        divergence = new Divergence(network);
        progress = settings.progress();
        callbacks = settings.callbacks().toArray(new Callback[0]);
        for (Epoch epoch : position.history()) {
            record(epoch);
        }
        Monitors monitors = new Monitors(validation != null, settings.metrics());
        control = new Control(network, optimizer, settings.schedule(), progress, monitors, position);
        checkpoints = settings.checkpoints().stream()
                .map(each -> new CheckpointWriter(each, checkpoint, monitors, progress))
                .toArray(CheckpointWriter[]::new);
        order = new int[data.rows()];
        usedRows = usedRows(data.rows());
        batch = Batch.ordered(data, order);
        batchNumber = position.batch();
        rows = position.rows();
        lossSum = position.lossSum();
        // As if the training had begun so long ago without a break.
        started = System.nanoTime() - position.nanos();
        epochStarted = System.nanoTime() - position.epochNanos();
    }

    /** The rows of an epoch: all, but for a last batch that is too small or not wanted. */
    private int usedRows(int rows) {
        int last = rows % settings.batch();
        if (last == 0 || settings.batch() == rows) {
            return rows;
        }
        if (settings.dropLastPartial()) {
            return rows - last;
        }
        int minimum = network.minimumTrainingRows();
        if (last < minimum) {
            progress.note("the last batch of each epoch, " + last + (last == 1 ? " row" : " rows")
                    + ", is left out: the network needs at least " + minimum + " rows in training");
            return rows - last;
        }
        return rows;
    }

    Training run() {
        int batches = (usedRows + settings.batch() - 1) / settings.batch();
        progress.start(settings.epochs(), batches);
        if (network.allLayers().stream().allMatch(Layer::frozen)) {
            progress.note("every layer is frozen: until one is unfrozen, the training changes nothing");
        }
        Training training;
        try (Session session = network.session(settings.batch())) {
            network.zeroGradients();
            validator = validation == null ? null : new Validator(network, session, validation, settings.metrics());
            control.begin(validator);
            for (Callback callback : callbacks) {
                callback.onStart(control);
            }
            training = runEpochs(session);
            progress.end(training);
            for (Callback callback : callbacks) {
                callback.onEnd(training, control);
            }
        }
        return training;
    }

    private Training runEpochs(Session session) {
        Training ended = ended();
        for (int number = history.size() + 1; ended == null && number <= settings.epochs(); number++) {
            Epoch epoch = runEpoch(session, number);
            boolean complete = rows == usedRows;
            record(epoch);
            beginEpoch();
            progress.epoch(epoch);
            for (Callback callback : callbacks) {
                callback.onEpochEnd(epoch, control);
            }
            for (int i = 0; complete && i < checkpoints.length; i++) {
                checkpoints[i].afterEpoch(this, history);
            }
            ended = ended();
            if (ended == null && timeIsUp()) {
                ended = new Training(history, StopReason.MAX_TIME, "the time of the training is used up");
            }
        }
        return ended == null
                ? new Training(history, StopReason.EPOCHS, "all " + settings.epochs() + " epochs were run")
                : ended;
    }

    /** What the training came to, if it ends here: before its first epoch, or after one. */
    private @Nullable Training ended() {
        String asked = control.stopMessage();
        if (asked != null) {
            return new Training(history, StopReason.CALLBACK, asked);
        }
        return hasConverged() ? converged() : null;
    }

    private void beginEpoch() {
        epochStarted = System.nanoTime();
        batchNumber = 0;
        rows = 0;
        lossSum = 0;
        control.endEpoch();
    }

    /** Where this training is now. */
    Position position() {
        long now = System.nanoTime();
        return new Position(
                settings.seed(),
                history,
                batchNumber,
                rows,
                lossSum,
                control.updates(),
                control.baseRate(),
                now - started,
                now - epochStarted,
                false);
    }

    private void record(Epoch epoch) {
        calmEpochs = isCalm(epoch.loss()) ? calmEpochs + 1 : 0;
        history.add(epoch);
    }

    private boolean hasConverged() {
        return calmEpochs >= settings.patience();
    }

    private Training converged() {
        return new Training(
                history,
                StopReason.CONVERGED,
                "the loss changed by at most " + settings.tolerance() + " in " + calmEpochs
                        + (calmEpochs == 1 ? " epoch" : " epochs in a row"));
    }

    private Epoch runEpoch(Session session, int number) {
        control.beginEpoch(number);
        arrangeRows(number);
        runBatches(session, number);
        checkParameters(number);
        Validation figures = validator == null ? null : validator.get();
        return new Epoch(
                number,
                lossSum / rows,
                network.currentPenalty(),
                figures == null ? OptionalDouble.empty() : OptionalDouble.of(figures.loss()),
                figures == null ? Map.of() : figures.metrics(),
                optimizer.learningRate(),
                (System.nanoTime() - epochStarted) / 1e9);
    }

    private void checkParameters(int epoch) {
        Parameter parameter = divergence.firstParameter();
        if (parameter != null) {
            throw new DivergenceException(
                    "'" + parameter.name() + "' is no longer finite after epoch " + epoch,
                    epoch,
                    0,
                    DivergenceException.Stage.UPDATE,
                    parameter.layerName(),
                    new int[0]);
        }
    }

    /** That the loss of the batch just run is not finite. */
    private DivergenceException diverged(Session session, double loss, int epoch) {
        int[] batchRows = Arrays.copyOfRange(order, rows, rows + batch.rows());
        String what = "the loss is " + loss + " in epoch " + epoch + ", batch " + batchNumber + " "
                + DivergenceException.shown(batchRows);
        Parameter parameter = divergence.firstParameter();
        if (parameter != null) {
            what += ": '" + parameter.name() + "' is not finite since an update before";
            return new DivergenceException(
                    what, epoch, batchNumber, DivergenceException.Stage.UPDATE, parameter.layerName(), batchRows);
        }
        Layer layer = divergence.firstLayer(session, batch);
        String name = layer == null ? null : layer.name();
        what += name == null ? "" : ": '" + name + "' is the first layer whose values, or loss, are not finite";
        return new DivergenceException(what, epoch, batchNumber, DivergenceException.Stage.FORWARD, name, batchRows);
    }

    /** Checks the gradients before an update, if that was asked for. */
    private void checkGradients(int epoch, int from) {
        Parameter parameter = network.firstInfiniteGradient();
        if (parameter != null) {
            int[] stepRows = Arrays.copyOfRange(order, from, rows);
            throw new DivergenceException(
                    "the gradient of '" + parameter.name() + "' is not finite in epoch " + epoch + ", batch "
                            + batchNumber + " " + DivergenceException.shown(stepRows),
                    epoch,
                    batchNumber,
                    DivergenceException.Stage.GRADIENTS,
                    parameter.layerName(),
                    stepRows);
        }
    }

    /** The order of the rows follows from the seed and the epoch alone. */
    private void arrangeRows(int epoch) {
        for (int row = 0; row < order.length; row++) {
            order[row] = row;
        }
        if (settings.shuffle()) {
            new SplitMix64(SplitMix64.key(settings.seed(), epoch)).shuffle(order);
        }
    }

    private void runBatches(Session session, int epoch) {
        while (rows < usedRows && !(batchNumber > 0 && (timeIsUp() || control.stopsNow()))) {
            control.applySchedule();
            double loss = step(session, epoch);
            control.updated(batchNumber);
            progress.batch(epoch, batchNumber, loss);
            for (int i = 0; i < callbacks.length; i++) {
                callbacks[i].onBatchEnd(epoch, batchNumber, loss, control);
            }
            for (int i = 0; i < checkpoints.length; i++) {
                checkpoints[i].afterUpdate(this, control.updates());
            }
        }
    }

    /**
     * One update; returns the mean loss of its rows, which are those of several batches where gradients are accumulated.
     */
    private double step(Session session, int epoch) {
        int stepRows = (int) Math.min((long) settings.accumulate() * settings.batch(), usedRows - rows);
        int end = rows + stepRows;
        double sum = 0;
        double loss = 0;
        try {
            while (rows < end) {
                batchNumber++;
                batch.select(rows, Math.min(settings.batch(), end - rows));
                session.forward(batch);
                loss = session.loss();
                if (!Double.isFinite(loss)) {
                    throw diverged(session, loss, epoch);
                }
                session.backward((float) batch.rows() / stepRows);
                sum += loss * batch.rows();
                lossSum += loss * batch.rows();
                rows += batch.rows();
            }
            if (settings.checkGradients()) {
                checkGradients(epoch, end - stepRows);
            }
            optimizer.step(network);
        } finally {
            network.zeroGradients();
        }
        return settings.accumulate() == 1 ? loss : sum / stepRows;
    }

    /** Whether the loss is as good as unchanged since the epoch before. */
    private boolean isCalm(double loss) {
        if (settings.tolerance() < 0 || history.isEmpty()) {
            return false;
        }
        double change = Math.abs(loss - history.get(history.size() - 1).loss());
        return change <= settings.tolerance() * Math.max(1, Math.abs(loss));
    }

    private boolean timeIsUp() {
        return System.nanoTime() - started >= settings.maxNanos();
    }
}
