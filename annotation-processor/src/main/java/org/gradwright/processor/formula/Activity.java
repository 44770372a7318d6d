// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradwright.processor.formula.Instruction.Call;
import org.gradwright.processor.formula.Instruction.Carried;
import org.gradwright.processor.formula.Instruction.Element;
import org.gradwright.processor.formula.Instruction.Given;
import org.gradwright.processor.formula.Instruction.Input;
import org.gradwright.processor.formula.Instruction.Loop;
import org.gradwright.processor.formula.Instruction.Select;

/** Which values have a slope in what varies. */
final class Activity {

    private Activity() {}

    /**
     * For each instruction of a formula, whether its value has a slope in one of the inputs that vary.
     *
     * @param varying for each input whether it varies
     */
    static boolean[] of(Formula formula, boolean[] varying) {
        List<Instruction> instructions = formula.instructions();
        boolean[] active = new boolean[instructions.size()];
        Map<Integer, boolean[]> carried = new HashMap<>();
        for (int i = 0; i < active.length; i++) {
            Instruction instruction = instructions.get(i);
            if (instruction instanceof Input input) {
                active[i] = varying[input.index()];
            } else if (instruction instanceof Loop loop) {
                carried.put(i, carried(loop, active));
            } else if (instruction instanceof Carried value) {
                active[i] = carried.getOrDefault(value.loop(), new boolean[0])[value.index()];
            } else if (instruction instanceof Select select) {
                active[i] = formula.kind(i) == Kind.NUMBER && (active[select.whenTrue()] || active[select.whenFalse()]);
            } else if (instruction instanceof Element element) {
                active[i] = active[element.row()];
            } else if (instruction instanceof Given given) {
                active[i] = given.arguments().stream().anyMatch(argument -> active[argument]);
            } else {
                active[i] = instruction instanceof Call
                        && instruction.operands().stream().anyMatch(operand -> active[operand]);
            }
        }
        return active;
    }

    /** For each value that a loop carries whether it has a slope, in any round. */
    static boolean[] carried(Loop loop, boolean[] active) {
        boolean[] carried = new boolean[loop.initial().size()];
        for (int i = 0; i < carried.length; i++) {
            carried[i] = active[loop.initial().get(i)];
        }
        while (true) {
            boolean[] inBody = of(loop.body(), inputs(loop, active, carried));
            boolean[] next = carried.clone();
            for (int i = 0; i < next.length; i++) {
                next[i] |= inBody[loop.body().results().get(i)];
            }
            if (Arrays.equals(next, carried)) {
                return carried;
            }
            carried = next;
        }
    }

    /** For each input of the body of a loop whether it varies. */
    static boolean[] inputs(Loop loop, boolean[] active, boolean[] carried) {
        boolean[] inputs = new boolean[loop.body().arity()];
        System.arraycopy(carried, 0, inputs, 1, carried.length);
        for (int i = 0; i < loop.captured().size(); i++) {
            inputs[1 + carried.length + i] = active[loop.captured().get(i)];
        }
        return inputs;
    }
}
