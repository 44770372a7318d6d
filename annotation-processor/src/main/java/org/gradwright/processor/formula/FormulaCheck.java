// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.HashSet;
import java.util.List;
import org.gradwright.processor.formula.Instruction.Call;
import org.gradwright.processor.formula.Instruction.Compare;
import org.gradwright.processor.formula.Instruction.Constant;
import org.gradwright.processor.formula.Instruction.Input;
import org.gradwright.processor.formula.Instruction.Logic;
import org.gradwright.processor.formula.Instruction.Select;
import org.gradwright.processor.formula.Instruction.Truth;

/** What must be true of the instructions of every formula, and what follows from them alone. */
final class FormulaCheck {

    private FormulaCheck() {}

    /** Throws {@link IllegalArgumentException} at the first instruction that no formula may contain. */
    static void check(List<String> inputs, List<Instruction> instructions, List<Integer> results, List<String> hints) {
        require(new HashSet<>(inputs).size() == inputs.size(), "inputs " + inputs + " repeat a name");
        require(
                hints.size() == instructions.size(),
                instructions.size() + " instructions have " + hints.size() + " hints");
        for (int i = 0; i < instructions.size(); i++) {
            Instruction instruction = instructions.get(i);
            String where = "instruction " + i + ": ";
            for (int operand : instruction.operands()) {
                require(operand >= 0 && operand < i, where + "reads value " + operand + ", which is not before it");
            }
            if (instruction instanceof Input input) {
                require(
                        input.index() >= 0 && input.index() < inputs.size(),
                        where + "reads input " + input.index() + " of " + inputs.size());
            }
            checkKinds(instructions, instruction, where);
        }
        for (int result : results) {
            require(result >= 0 && result < instructions.size(), "result " + result + " is no instruction");
            require(!isCondition(instructions, result), "result " + result + " is a truth value, not a number");
        }
    }

    private static void checkKinds(List<Instruction> instructions, Instruction instruction, String where) {
        if (instruction instanceof Call call) {
            requireCount(call.arguments(), call.function().arity(), where);
            requireKind(instructions, call.arguments(), false, where);
        } else if (instruction instanceof Compare compare) {
            requireKind(instructions, compare.operands(), false, where);
        } else if (instruction instanceof Logic logic) {
            requireCount(logic.arguments(), logic.connective().arity(), where);
            requireKind(instructions, logic.arguments(), true, where);
        } else if (instruction instanceof Select select) {
            requireKind(instructions, List.of(select.condition()), true, where);
            boolean condition = isCondition(instructions, select.whenTrue());
            requireKind(instructions, List.of(select.whenFalse()), condition, where);
        }
    }

    private static void requireCount(List<Integer> arguments, int arity, String where) {
        require(arguments.size() == arity, where + "has " + arguments.size() + " operands, but takes " + arity);
    }

    private static void requireKind(
            List<Instruction> instructions, List<Integer> operands, boolean condition, String where) {
        for (int operand : operands) {
            require(
                    isCondition(instructions, operand) == condition,
                    where + "reads value " + operand + " as a " + (condition ? "truth value" : "number"));
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Whether the value of an instruction is a truth value. */
    static boolean isCondition(List<Instruction> instructions, int position) {
        Instruction instruction = instructions.get(position);
        while (instruction instanceof Select select) {
            instruction = instructions.get(select.whenTrue());
        }
        return instruction instanceof Compare || instruction instanceof Logic || instruction instanceof Truth;
    }

    /** For each instruction, whether one of the roots needs it. */
    static boolean[] live(List<Instruction> instructions, List<Integer> roots) {
        boolean[] live = new boolean[instructions.size()];
        for (int root : roots) {
            live[root] = true;
        }
        for (int i = live.length - 1; i >= 0; i--) {
            if (live[i]) {
                for (int operand : instructions.get(i).operands()) {
                    live[operand] = true;
                }
            }
        }
        return live;
    }

    /** Whether the value is that number; 0.0 and -0.0 are two numbers. */
    static boolean isConstant(Instruction instruction, double value) {
        return instruction.equals(new Constant(value));
    }
}
