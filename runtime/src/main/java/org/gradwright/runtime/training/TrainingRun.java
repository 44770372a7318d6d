// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.gradwright.runtime.Layer;
import org.gradwright.runtime.Network;
import org.gradwright.runtime.Parameter;
import org.gradwright.runtime.Session;
import org.gradwright.runtime.data.Batch;
import org.gradwright.runtime.data.Dataset;
import org.gradwright.runtime.data.SplitMix64;
import org.gradwright.runtime.metric.Metric;
import org.gradwright.runtime.optimizer.Optimizer;
import org.jspecify.annotations.Nullable;

/** One run of a {@link Trainer}. Between the batches of an epoch it allocates nothing. */
final class TrainingRun {
    private final Network network;
    private final Optimizer optimizer;
    private final Trainer.Settings settings;
    private final @Nullable Dataset validation;
    private final Progress progress;
    private final Control control;
    private final int[] order;
    private final int usedRows;
    private final Batch batch;
    private final List<Epoch> history = new ArrayList<>();
    private final long started = System.nanoTime();
    private int calmEpochs;
    private boolean epochIsComplete;

    TrainingRun(
            Network network,
            Optimizer optimizer,
            Trainer.Settings settings,
            Dataset data,
            @Nullable Dataset validation,
            List<Epoch> earlier) {
        this.network = network;
        this.optimizer = optimizer;
        this.settings = settings;
        this.validation = validation;
        progress = settings.progress();
        for (Epoch epoch : earlier) {
            record(epoch);
        }
        control = new Control(network, optimizer);
        order = new int[data.rows()];
        usedRows = usedRows(data.rows());
        batch = Batch.ordered(data, order);
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
        settings.callbacks().forEach(callback -> callback.onStart(control));
        Training training;
        try (Session session = network.session(settings.batch())) {
            network.zeroGradients();
            training = runEpochs(session);
        }
        progress.end(training);
        settings.callbacks().forEach(callback -> callback.onEnd(training));
        return training;
    }

    private Training runEpochs(Session session) {
        if (hasConverged()) {
            return converged();
        }
        for (int number = history.size() + 1; number <= settings.epochs(); number++) {
            Epoch epoch = runEpoch(session, number);
            record(epoch);
            progress.epoch(epoch);
            for (Callback callback : settings.callbacks()) {
                callback.onEpochEnd(epoch, control);
            }
            if (epochIsComplete && settings.checkpoint() != null) {
                Checkpoint.save(settings.checkpoint(), network, optimizer, new TrainingPart(settings.seed(), history));
            }
            String asked = control.stopMessage();
            if (asked != null) {
                return new Training(history, StopReason.CALLBACK, asked);
            }
            if (hasConverged()) {
                return converged();
            }
            if (timeIsUp()) {
                return new Training(history, StopReason.MAX_TIME, "the time of the training is used up");
            }
        }
        return new Training(history, StopReason.EPOCHS, "all " + settings.epochs() + " epochs were run");
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
        long begun = System.nanoTime();
        arrangeRows(number);
        double loss = runBatches(session, number);
        checkParameters(number);
        OptionalDouble validationLoss =
                validation == null ? OptionalDouble.empty() : OptionalDouble.of(validate(session, validation));
        Map<String, Double> figures = new LinkedHashMap<>();
        for (Metric metric : settings.metrics()) {
            figures.put(metric.name(), metric.value());
        }
        return new Epoch(
                number,
                loss,
                network.currentPenalty(),
                validationLoss,
                Collections.unmodifiableMap(figures),
                optimizer.learningRate(),
                (System.nanoTime() - begun) / 1e9);
    }

    private void checkParameters(int epoch) {
        for (Parameter parameter : network.parameters()) {
            if (!parameter.isFinite()) {
                throw new DivergenceException(parameter.name(), epoch);
            }
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

    private double runBatches(Session session, int epoch) {
        double sum = 0;
        int rows = 0;
        int number = 0;
        while (rows < usedRows && !(number > 0 && timeIsUp())) {
            number++;
            batch.select(rows, Math.min(settings.batch(), usedRows - rows));
            double loss = step(session, epoch, number);
            sum += loss * batch.rows();
            rows += batch.rows();
        }
        epochIsComplete = rows == usedRows;
        return sum / rows;
    }

    private double step(Session session, int epoch, int number) {
        session.forward(batch);
        double loss = session.loss();
        if (!Double.isFinite(loss)) {
            throw new DivergenceException(loss, epoch, number);
        }
        try {
            session.backward(1.0f);
            optimizer.step(network);
        } finally {
            network.zeroGradients();
        }
        progress.batch(epoch, number, loss);
        for (int i = 0; i < settings.callbacks().size(); i++) {
            settings.callbacks().get(i).onBatchEnd(epoch, number, loss);
        }
        return loss;
    }

    private double validate(Session session, Dataset data) {
        settings.metrics().forEach(Metric::reset);
        double sum = 0;
        Batch view = Batch.all(data);
        for (int from = 0; from < data.rows(); from += session.capacity()) {
            view.select(from, Math.min(session.capacity(), data.rows() - from));
            sum += session.evaluate(view) * view.rows();
            for (Metric metric : settings.metrics()) {
                metric.add(session, view);
            }
        }
        return sum / data.rows();
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
