// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.gradwright.processor.formula.Instruction.Input;
import org.gradwright.processor.formula.Instruction.Loop;

/** How often the values of one formula, without slopes that are given, are read. */
final class Uses {

    private final Formula formula;
    private final BitSet live;
    private final int[] counts;
    private final Set<Integer> captured = new HashSet<>();

    Uses(Formula formula) {
        this.formula = formula;
        this.live = formula.live();
        this.counts = new int[formula.instructions().size()];
        formula.results().forEach(result -> counts[result]++);
        for (int i = counts.length - 1; i >= 0; i--) {
            if (live.get(i)) {
                count(formula.instructions().get(i));
            }
        }
    }

    private void count(Instruction instruction) {
        instruction.operands().forEach(operand -> counts[operand]++);
        if (instruction instanceof Loop loop) {
            captured.addAll(loop.captured());
            captured.add(loop.to());
        }
    }

    /** Whether a result needs the value. */
    boolean isLive(int position) {
        return live.get(position);
    }

    /** How many instructions and results read the value. */
    int count(int position) {
        return counts[position];
    }

    /** Whether the value is read in every round of a loop. */
    boolean isCaptured(int position) {
        return captured.contains(position);
    }

    /** Whether the value is computed from an input. */
    boolean reads(int position, int input) {
        Instruction instruction = formula.instructions().get(position);
        return instruction instanceof Input read
                ? read.index() == input
                : instruction.operands().stream().anyMatch(operand -> reads(operand, input));
    }
}
