// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;
import org.gradwright.processor.formula.FormulaBuilder;
import org.gradwright.processor.formula.Instruction;
import org.gradwright.processor.formula.Instruction.Compare;
import org.gradwright.processor.formula.Instruction.Input;
import org.gradwright.processor.formula.Instruction.Logic;
import org.gradwright.processor.formula.Instruction.Select;
import org.gradwright.processor.formula.Kind;

/** What the inputs in which a formula will be differentiated reach, while the formula is being built. */
final class Variation {

    private final FormulaBuilder builder;
    private final IntPredicate varying;

    /**
     * @param varying the inputs in which the formula will be differentiated
     */
    Variation(FormulaBuilder builder, IntPredicate varying) {
        this.builder = builder;
        this.varying = varying;
    }

    /** Whether a number may have a slope in one of the varying inputs. */
    boolean reaches(int position) {
        Set<Integer> seen = new HashSet<>();
        Deque<Integer> waiting = new ArrayDeque<>();
        waiting.push(position);
        while (!waiting.isEmpty()) {
            int next = waiting.pop();
            if (!seen.add(next) || builder.kind(next) == Kind.INTEGER) {
                continue;
            }
            Instruction instruction = builder.at(next);
            if (instruction instanceof Input input && varying.test(input.index())) {
                return true;
            }
            if (instruction instanceof Select select) {
                waiting.push(select.whenTrue());
                waiting.push(select.whenFalse());
            } else if (!(instruction instanceof Compare || instruction instanceof Logic)) {
                instruction.operands().forEach(waiting::push);
            }
        }
        return false;
    }
}
