// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What one pass over the training data came to.
 *
 * @param number from 1 on
 * @param loss the mean data loss of the training batches, each weighed by its rows and taken before its update
 * @param penalty the regularizers' penalty after the last update
 * @param validationLoss the mean data loss on the validation data after the last update, if there are any
 * @param metrics the metrics on the validation data, by name, in the order in which they were given
 * @param learningRate the learning rate of the last update
 * @param seconds how long the pass took, validation included
 */
public record Epoch(
        int number,
        double loss,
        double penalty,
        OptionalDouble validationLoss,
        Map<String, Double> metrics,
        double learningRate,
        double seconds) {
    /** The figures on one line. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder();
        line.append(String.format(Locale.ROOT, "epoch %d: loss %.6g", number, loss));
        if (penalty != 0) {
            line.append(String.format(Locale.ROOT, ", penalty %.6g", penalty));
        }
        validationLoss.ifPresent(value -> line.append(String.format(Locale.ROOT, ", validation loss %.6g", value)));
        metrics.forEach((name, value) -> line.append(String.format(Locale.ROOT, ", %s %.6g", name, value)));
        line.append(String.format(Locale.ROOT, ", %.3g s", seconds));
        return line.toString();
    }
}
