// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gradwright.processor.formula.Instruction.Carried;
import org.gradwright.processor.formula.Instruction.Element;
import org.gradwright.processor.formula.Instruction.Input;
import org.gradwright.processor.formula.Instruction.Loop;

/**
 * A formula that can be computed where Java would not reach it, as everything in a formula is. Its last input is a truth
 * value, whether Java would; where not, it reads no element but the first ones, and its loops run no round.
 */
public final class GuardedFormula {
    private GuardedFormula() {}

    /** The formula with one more input. */
    public static Formula of(Formula formula) {
        List<String> inputs = new ArrayList<>(formula.inputs());
        List<Kind> kinds = new ArrayList<>(formula.kinds());
        inputs.add(new NameScope(formula.inputs()).fresh("reached"));
        kinds.add(Kind.TRUTH);
        FormulaBuilder builder = new FormulaBuilder(inputs, kinds);
        int reached = builder.input(formula.arity());
        int[] copies = new int[formula.instructions().size()];
        Map<Integer, int[]> carried = new HashMap<>();
        for (int i = 0; i < copies.length; i++) {
            Instruction instruction = formula.instructions().get(i);
            if (instruction instanceof Input input) {
                copies[i] = builder.input(input.index());
            } else if (instruction instanceof Element element) {
                int index = builder.select(reached, copies[element.index()], builder.whole(0));
                copies[i] = builder.element(copies[element.row()], index);
                builder.hint(copies[i], formula.hints().get(i));
            } else if (instruction instanceof Loop loop) {
                Loop copy = (Loop) loop.renumbered(operand -> copies[operand]);
                int to = builder.select(reached, copy.to(), copy.from());
                carried.put(
                        i,
                        builder.loop(
                                new Loop(copy.from(), to, copy.down(), copy.initial(), copy.captured(), copy.body())));
            } else if (instruction instanceof Carried value) {
                copies[i] = Objects.requireNonNull(carried.get(value.loop()))[value.index()];
                builder.hint(copies[i], formula.hints().get(i));
            } else {
                copies[i] = builder.copy(formula, i, copies);
            }
        }
        int[] results =
                formula.results().stream().mapToInt(result -> copies[result]).toArray();
        return builder.build(formula.name(), results);
    }
}
