// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.util.List;
import org.gradwright.runtime.store.Content;
import org.gradwright.runtime.store.Differences;
import org.gradwright.runtime.store.Part;
import org.gradwright.runtime.store.StoreException;
import org.gradwright.runtime.store.StoredContent;

/** The course of a training as a part of a file: its {@link Position}, and the settings that this is meaningful with. */
final class TrainingPart implements Part {
    private static final String EPOCH = "training.epoch";

    private Position position;
    private final int batchSize;
    private final int dataRows;
    private final String schedule;
    private List<Epoch> read = List.of();

    /**
     * @param batchSize the rows of a batch
     * @param dataRows the rows of the training data
     * @param schedule the description of the schedule
     */
    TrainingPart(Position position, int batchSize, int dataRows, String schedule) {
        this.position = position;
        this.batchSize = batchSize;
        this.dataRows = dataRows;
        this.schedule = schedule;
    }

    Position position() {
        return position;
    }

    @Override
    public void save(Content content) {
        content.text("training.seed", Long.toString(position.seed()));
        content.text(EPOCH, Integer.toString(position.history().size()));
        content.longText("training.history", HistoryText.of(position.history()));
        content.text("training.batch", Integer.toString(position.batch()));
        content.text("training.rows", Integer.toString(position.rows()));
        content.text("training.lossSum", Double.toString(position.lossSum()));
        content.text("training.updates", Long.toString(position.updates()));
        content.text("training.baseRate", Double.toString(position.baseRate()));
        content.text("training.nanos", Long.toString(position.nanos()));
        content.text("training.epochNanos", Long.toString(position.epochNanos()));
        content.text("training.batchSize", Integer.toString(batchSize));
        content.text("training.dataRows", Integer.toString(dataRows));
        content.text("training.schedule", schedule);
    }

    @Override
    public void check(StoredContent content, Differences differences) {
        // What lacks an optimizer has said so.
        if (content.text("optimizer") == null) {
            return;
        }
        content.requiredLong("training.seed");
        long epochs = content.requiredCount(EPOCH);
        int lines = HistoryText.count(content);
        if (epochs != lines) {
            throw new StoreException(
                    "'" + content.file() + "' has a history of " + lines + " epochs, but was saved after " + epochs);
        }
        content.requiredCount("training.updates");
        content.requiredCount("training.nanos");
        content.requiredCount("training.epochNanos");
        content.requiredNumber("training.lossSum");
        double rate = content.requiredNumber("training.baseRate");
        if (!(rate >= 0 && Double.isFinite(rate))) {
            differences.add("the base rate is " + rate + ", but must be finite and at least 0");
        }
        differences.compare("the schedule", content.requiredText("training.schedule"), schedule);
        checkBatch(content, differences);
    }

    private void checkBatch(StoredContent content, Differences differences) {
        long batch = content.requiredCount("training.batch");
        long rows = content.requiredCount("training.rows");
        long size = content.requiredCount("training.batchSize");
        long all = content.requiredCount("training.dataRows");
        if (batch > 0 && (size != batchSize || all != dataRows)) {
            differences.add("it was saved within an epoch of " + all + " rows in batches of " + size + ", but here are "
                    + dataRows + " rows in batches of " + batchSize);
        } else if (batch > 0 ? rows != Math.min(batch * size, all) : rows != 0) {
            throw new StoreException(
                    "'" + content.file() + "' was saved after " + rows + " rows, which are not " + batch + " batches");
        }
    }

    /** Reads the history here, since loading must not fail. */
    @Override
    public void verify(StoredContent content) {
        try {
            read = HistoryText.read(content);
        } catch (IllegalArgumentException | IndexOutOfBoundsException problem) {
            throw new StoreException("'" + content.file() + "' changed while it was read", problem);
        }
    }

    @Override
    public void load(StoredContent content) {
        // A rate that the caller chose anew for this optimizer stays.
        double initial = content.requiredNumber("optimizer.initialLearningRate");
        double here = position.baseRate();
        position = new Position(
                content.requiredLong("training.seed"),
                read,
                (int) content.requiredCount("training.batch"),
                (int) content.requiredCount("training.rows"),
                content.requiredNumber("training.lossSum"),
                content.requiredCount("training.updates"),
                initial == here ? content.requiredNumber("training.baseRate") : here,
                content.requiredCount("training.nanos"),
                content.requiredCount("training.epochNanos"),
                true);
    }
}
