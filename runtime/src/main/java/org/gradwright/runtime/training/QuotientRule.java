// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import org.gradwright.runtime.metric.Direction;
import org.jspecify.annotations.Nullable;

/**
 * Stops at the end of a strip of k values when the generalization loss divided by the training progress
 * {@code 1000 * (mean / minimum - 1)} of the training losses of the strip is above alpha: PQ of Prechelt, section 2.2.
 */
final class QuotientRule implements StoppingRule {
    private final double alpha;
    private final int strip;
    private double sum;
    private double minimum = Double.POSITIVE_INFINITY;

    QuotientRule(double alpha, int strip) {
        this.alpha = StoppingRule.positive("alpha", alpha);
        this.strip = Trainer.atLeastOne("strip", strip);
    }

    @Override
    public void accept(Direction direction) {
        StoppingRule.falling("the quotient of generalization loss and progress", direction);
    }

    @Override
    public void reset() {
        sum = 0;
        minimum = Double.POSITIVE_INFINITY;
    }

    @Override
    public @Nullable String check(Check check, Direction direction) {
        sum += check.training();
        minimum = Math.min(minimum, check.training());
        if (check.number() % strip != 0) {
            return null;
        }
        double progress = 1000 * (sum / (strip * minimum) - 1);
        double quotient = GeneralizationLossRule.loss(check) / progress;
        reset();
        return quotient > alpha
                ? "a quotient of generalization loss and progress of " + quotient + ", above " + alpha
                : null;
    }

    @Override
    public void remember(Memory memory) {
        sum = memory.number("sum", sum);
        minimum = memory.number("minimum", minimum);
    }
}
