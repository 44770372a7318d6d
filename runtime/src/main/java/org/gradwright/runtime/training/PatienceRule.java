// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import org.gradwright.runtime.metric.Direction;
import org.jspecify.annotations.Nullable;

/** Stops when so many values in a row were no improvement on the last improvement. */
final class PatienceRule implements StoppingRule {
    private final int patience;
    private double minimumChange;
    private double baseline = Double.NaN;
    private double reference = Double.NaN;
    private long waited;

    PatienceRule(int patience) {
        this.patience = Trainer.atLeastOne("patience", patience);
    }

    void minimumChange(double change) {
        if (!(change >= 0 && Double.isFinite(change))) {
            throw new IllegalArgumentException("minimumChange is " + change + ", but must be finite and at least 0");
        }
        minimumChange = change;
    }

    void baseline(double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("baseline is NaN, but must be a number");
        }
        baseline = value;
    }

    @Override
    public void reset() {
        reference = Double.NaN;
        waited = 0;
    }

    @Override
    public @Nullable String check(Check check, Direction direction) {
        waited++;
        if (improves(check.value(), reference, direction)) {
            reference = check.value();
            if (Double.isNaN(baseline) || improves(reference, baseline, direction)) {
                waited = 0;
            }
        }
        return waited < patience
                ? null
                : "no improvement" + (minimumChange > 0 ? " by more than " + minimumChange : "")
                        + (Double.isNaN(baseline) ? "" : " and on " + baseline) + " in "
                        + (waited == 1 ? "1 look" : waited + " looks in a row");
    }

    private boolean improves(double value, double on, Direction direction) {
        if (Double.isNaN(on)) {
            return !Double.isNaN(value);
        }
        return direction == Direction.MINIMIZE ? value < on - minimumChange : value > on + minimumChange;
    }

    @Override
    public void remember(Memory memory) {
        reference = memory.number("reference", reference);
        waited = memory.count("waited", waited);
    }
}
