// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import org.gradwright.runtime.metric.Direction;
import org.jspecify.annotations.Nullable;

/** Stops when the generalization loss {@code 100 * (value / best - 1)} is above alpha: GL of Prechelt, section 2.2. */
final class GeneralizationLossRule implements StoppingRule {
    private final double alpha;

    GeneralizationLossRule(double alpha) {
        this.alpha = StoppingRule.positive("alpha", alpha);
    }

    /** In percent. */
    static double loss(Check check) {
        return 100 * (check.value() / check.best() - 1);
    }

    @Override
    public void accept(Direction direction) {
        StoppingRule.falling("the generalization loss", direction);
    }

    /** There is nothing to forget. */
    @Override
    public void reset() {}

    @Override
    public @Nullable String check(Check check, Direction direction) {
        double loss = loss(check);
        return loss > alpha ? "a generalization loss of " + loss + ", above " + alpha : null;
    }

    /** There is nothing to remember. */
    @Override
    public void remember(Memory memory) {}
}
