// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import java.util.Objects;
import org.gradwright.runtime.metric.Direction;
import org.jspecify.annotations.Nullable;

/**
 * A figure that is watched.
 *
 * @param name {@link #LOSS}, {@link #VALIDATION_LOSS} or a metric's name
 * @param chosen the better direction where it is not the figure's own
 */
record Monitor(String name, @Nullable Direction chosen) {
    static final String LOSS = "loss";
    static final String VALIDATION_LOSS = "validation loss";

    /** Refuses a name that is null. */
    Monitor {
        Objects.requireNonNull(name, "monitor is null");
    }

    static Monitor of(String name) {
        return new Monitor(name, null);
    }

    Monitor with(Direction direction) {
        return new Monitor(name, Objects.requireNonNull(direction, "direction is null"));
    }

    /** Which of two values is the better one; fails where the training has no such figure. */
    Direction direction(Monitors monitors) {
        Direction own = monitors.direction(name);
        return chosen == null ? own : chosen;
    }

    /** The value of an epoch; NaN where it has none. */
    double value(Epoch epoch) {
        return switch (name) {
            case LOSS -> epoch.loss();
            case VALIDATION_LOSS -> epoch.validationLoss().orElse(Double.NaN);
            default -> epoch.metrics().getOrDefault(name, Double.NaN);
        };
    }

    /** The value on the validation data now; that of the training loss is the update's. */
    double value(Control control, double loss) {
        return switch (name) {
            case LOSS -> loss;
            case VALIDATION_LOSS -> control.validate().loss();
            default -> control.validate().metrics().getOrDefault(name, Double.NaN);
        };
    }
}
