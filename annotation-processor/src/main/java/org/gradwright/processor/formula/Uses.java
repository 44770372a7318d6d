// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradwright.processor.formula.Instruction.Input;
import org.gradwright.processor.formula.Instruction.Loop;

/** How often the values of one formula, without slopes that are given, are read. */
final class Uses {

    private final BitSet live;
    private final int[] counts;
    private final Set<Integer> captured = new HashSet<>();
    /** For each value the inputs that it is computed from. */
    private final List<BitSet> inputs = new ArrayList<>();

    Uses(Formula formula) {
        this.live = formula.live();
        this.counts = new int[formula.instructions().size()];
        formula.results().forEach(result -> counts[result]++);
        for (Instruction instruction : formula.instructions()) {
            BitSet from = new BitSet();
            instruction.operands().forEach(operand -> from.or(inputs.get(operand)));
            if (instruction instanceof Input read) {
                from.set(read.index());
            }
            inputs.add(from);
        }
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
        return inputs.get(position).get(input);
    }
}
