// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradwright.processor.formula.Instruction.Select;

/**
 * Makes {@code x > 0 ? x : exp(x > 0 ? 0 : x)} the formula {@code x > 0 ? x : exp(x)}: what only one branch of a choice
 * needs is computed where the condition is known, so that choices by the same condition in it are made already.
 */
final class ChoiceNarrowing {
    private final Formula formula;
    private final List<List<Integer>> users = new ArrayList<>();

    /** For an instruction the operands that it reads, each with what it reads instead. */
    private final Map<Integer, Map<Integer, Integer>> replaced = new HashMap<>();

    private ChoiceNarrowing(Formula formula) {
        this.formula = formula;
        for (int i = 0; i < formula.instructions().size(); i++) {
            users.add(new ArrayList<>());
            for (int operand : formula.instructions().get(i).operands()) {
                users.get(operand).add(i);
            }
        }
    }

    /** The formula of numbers without choices that a choice around them has made; same bits. */
    static Formula of(Formula formula) {
        return new ChoiceNarrowing(formula).narrowed();
    }

    private Formula narrowed() {
        for (int i = 0; i < users.size(); i++) {
            if (formula.instructions().get(i) instanceof Select select) {
                narrow(i, select, true);
                narrow(i, select, false);
            }
        }
        if (replaced.isEmpty()) {
            return formula;
        }
        FormulaBuilder builder = new FormulaBuilder(formula.inputs(), formula.kinds());
        int[] copies = new int[users.size()];
        for (int i = 0; i < copies.length; i++) {
            int[] read = copies;
            Map<Integer, Integer> others = replaced.get(i);
            if (others != null) {
                read = copies.clone();
                for (Map.Entry<Integer, Integer> other : others.entrySet()) {
                    read[other.getKey()] = copies[other.getValue()];
                }
            }
            copies[i] = formula.instructions().get(i) instanceof Instruction.Input input
                    ? builder.input(input.index())
                    : builder.copy(formula, i, read);
        }
        int[] results =
                formula.results().stream().mapToInt(result -> copies[result]).toArray();
        return builder.build(formula.name(), results);
    }

    /** Finds what only the one branch of a choice needs, and the choices that are made there. */
    private void narrow(int position, Select select, boolean branch) {
        int root = branch ? select.whenTrue() : select.whenFalse();
        if (select.whenTrue() == select.whenFalse()) {
            return;
        }
        boolean[] inside = new boolean[root + 1];
        for (int i = root; i >= 0; i--) {
            boolean isRoot = i == root;
            boolean exclusive = !formula.results().contains(i)
                    && !users.get(i).isEmpty()
                    && users.get(i).stream().allMatch(user -> isRoot ? user == position : user <= root && inside[user]);
            if (isRoot && !exclusive) {
                return;
            }
            inside[i] = exclusive;
            if (exclusive) {
                for (int operand : formula.instructions().get(i).operands()) {
                    int made = made(operand, select.condition(), branch);
                    if (made != operand) {
                        replaced.computeIfAbsent(i, key -> new HashMap<>()).put(operand, made);
                    }
                }
            }
        }
    }

    /** What a value is where a condition is known. */
    private int made(int position, int condition, boolean known) {
        int made = position;
        while (formula.instructions().get(made) instanceof Select select && select.condition() == condition) {
            made = known ? select.whenTrue() : select.whenFalse();
        }
        return made;
    }
}
