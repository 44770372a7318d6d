// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.training;

import org.gradwright.runtime.metric.Direction;
import org.jspecify.annotations.Nullable;

/**
 * Stops when the value at the end of a strip was larger than that at the end of the strip before, in so many strips in a
 * row: UP of Prechelt, section 2.2.
 */
final class GrowthRule implements StoppingRule {
    private final int strips;
    private final int strip;
    private double last = Double.NaN;
    private long grown;

    GrowthRule(int strips, int strip) {
        this.strips = Trainer.atLeastOne("strips", strips);
        this.strip = Trainer.atLeastOne("strip", strip);
    }

    @Override
    public void accept(Direction direction) {
        StoppingRule.falling("growth", direction);
    }

    @Override
    public void reset() {
        last = Double.NaN;
        grown = 0;
    }

    @Override
    public @Nullable String check(Check check, Direction direction) {
        if (check.number() % strip != 0) {
            return null;
        }
        grown = check.value() > last ? grown + 1 : 0;
        last = check.value();
        return grown < strips ? null : "growth in " + (strips == 1 ? "1 strip" : strips + " strips in a row");
    }

    @Override
    public void remember(Memory memory) {
        last = memory.number("last", last);
        grown = memory.count("grown", grown);
    }
}
