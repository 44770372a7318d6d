// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.HashSet;
import java.util.List;
import org.gradwright.processor.formula.Instruction.Call;
import org.gradwright.processor.formula.Instruction.Carried;
import org.gradwright.processor.formula.Instruction.Compare;
import org.gradwright.processor.formula.Instruction.Constant;
import org.gradwright.processor.formula.Instruction.Element;
import org.gradwright.processor.formula.Instruction.Given;
import org.gradwright.processor.formula.Instruction.Input;
import org.gradwright.processor.formula.Instruction.IntegerCall;
import org.gradwright.processor.formula.Instruction.Length;
import org.gradwright.processor.formula.Instruction.Logic;
import org.gradwright.processor.formula.Instruction.Loop;
import org.gradwright.processor.formula.Instruction.Scratch;
import org.gradwright.processor.formula.Instruction.Select;
import org.gradwright.processor.formula.Instruction.ToInteger;
import org.gradwright.processor.formula.Instruction.ToNumber;
import org.gradwright.processor.formula.Instruction.Truth;
import org.gradwright.processor.formula.Instruction.Whole;
import org.gradwright.processor.formula.Instruction.Written;

/** What must be true of the instructions of every formula, and what follows from them alone. */
final class FormulaCheck {

    private FormulaCheck() {}

    /** Throws {@link IllegalArgumentException} at the first instruction that no formula may contain. */
    static void check(
            List<String> inputs,
            List<Kind> kinds,
            List<Instruction> instructions,
            List<Integer> results,
            List<String> hints) {
        require(new HashSet<>(inputs).size() == inputs.size(), "inputs " + inputs + " repeat a name");
        require(kinds.size() == inputs.size(), inputs.size() + " inputs have " + kinds.size() + " kinds");
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
                require(
                        kinds.get(input.index()) == input.kind(),
                        where + "reads input " + input.index() + " as " + word(input.kind()));
            }
            checkKinds(instructions, instruction, where);
        }
        for (int result : results) {
            require(result >= 0 && result < instructions.size(), "result " + result + " is no instruction");
            Kind kind = kind(instructions, result);
            require(
                    kind != Kind.TRUTH && kind != Kind.LOOP,
                    "result " + result + " is " + word(kind) + ", not a number");
        }
    }

    private static void checkKinds(List<Instruction> instructions, Instruction instruction, String where) {
        if (instruction instanceof Call call) {
            requireCount(call.arguments(), call.function().arity(), where);
            requireKind(instructions, call.arguments(), Kind.NUMBER, where);
        } else if (instruction instanceof IntegerCall call) {
            requireCount(call.arguments(), call.function().arity(), where);
            requireKind(instructions, call.arguments(), Kind.INTEGER, where);
        } else if (instruction instanceof ToNumber conversion) {
            requireKind(instructions, conversion.operands(), Kind.INTEGER, where);
        } else if (instruction instanceof ToInteger conversion) {
            requireKind(instructions, conversion.operands(), Kind.NUMBER, where);
        } else if (instruction instanceof Compare compare) {
            boolean integers = kind(instructions, compare.left()) == Kind.INTEGER;
            requireKind(instructions, compare.operands(), integers ? Kind.INTEGER : Kind.NUMBER, where);
        } else if (instruction instanceof Logic logic) {
            requireCount(logic.arguments(), logic.connective().arity(), where);
            requireKind(instructions, logic.arguments(), Kind.TRUTH, where);
        } else if (instruction instanceof Select select) {
            requireKind(instructions, List.of(select.condition()), Kind.TRUTH, where);
            requireKind(instructions, List.of(select.whenFalse()), kind(instructions, select.whenTrue()), where);
        } else if (instruction instanceof Given given) {
            requireKind(instructions, given.operands(), Kind.NUMBER, where);
            requireCount(given.arguments(), given.slopes().size(), where);
        } else {
            checkRows(instructions, instruction, where);
        }
    }

    private static void checkRows(List<Instruction> instructions, Instruction instruction, String where) {
        if (instruction instanceof Length length) {
            requireKind(instructions, length.operands(), Kind.ROW, where);
        } else if (instruction instanceof Element element) {
            requireKind(instructions, List.of(element.row()), Kind.ROW, where);
            requireKind(instructions, List.of(element.index()), Kind.INTEGER, where);
        } else if (instruction instanceof Scratch scratch) {
            requireKind(instructions, scratch.operands(), Kind.INTEGER, where);
        } else if (instruction instanceof Written written) {
            requireKind(instructions, List.of(written.row()), Kind.ROW, where);
            requireKind(instructions, List.of(written.index()), Kind.INTEGER, where);
            requireKind(instructions, List.of(written.value()), Kind.NUMBER, where);
        } else if (instruction instanceof Loop loop) {
            checkLoop(instructions, loop, where);
        } else if (instruction instanceof Carried carried) {
            require(
                    instructions.get(carried.loop()) instanceof Loop loop
                            && carried.index() >= 0
                            && carried.index() < loop.initial().size()
                            && kind(instructions, loop.initial().get(carried.index())) == carried.kind(),
                    where + "is not " + word(carried.kind()) + " of a loop");
        }
    }

    private static void checkLoop(List<Instruction> instructions, Loop loop, String where) {
        requireKind(instructions, List.of(loop.from(), loop.to()), Kind.INTEGER, where);
        Formula body = loop.body();
        int carries = loop.initial().size();
        require(
                body.arity() == 1 + carries + loop.captured().size()
                        && body.results().size() == carries,
                where + "gives its body other values than that takes");
        for (int i = 0; i < carries; i++) {
            Kind kind = kind(instructions, loop.initial().get(i));
            require(
                    body.kinds().get(1 + i) == kind && body.kind(body.results().get(i)) == kind,
                    where + "carries " + word(kind) + " as another kind of value");
        }
        for (int i = 0; i < loop.captured().size(); i++) {
            requireKind(
                    instructions, List.of(loop.captured().get(i)), body.kinds().get(1 + carries + i), where);
        }
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case NUMBER -> "a number";
            case INTEGER -> "an integer";
            case TRUTH -> "a truth value";
            case ROW -> "a row";
            case LOOP -> "a loop";
        };
    }

    private static void requireCount(List<Integer> arguments, int arity, String where) {
        require(arguments.size() == arity, where + "has " + arguments.size() + " operands, but takes " + arity);
    }

    private static void requireKind(List<Instruction> instructions, List<Integer> operands, Kind kind, String where) {
        for (int operand : operands) {
            require(kind(instructions, operand) == kind, where + "reads value " + operand + " as " + word(kind));
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** What the value of an instruction is. */
    static Kind kind(List<Instruction> instructions, int position) {
        Instruction instruction = instructions.get(position);
        while (instruction instanceof Select select) {
            instruction = instructions.get(select.whenTrue());
        }
        if (instruction instanceof Input input) {
            return input.kind();
        }
        if (instruction instanceof Carried carried) {
            return carried.kind();
        }
        if (instruction instanceof Compare || instruction instanceof Logic || instruction instanceof Truth) {
            return Kind.TRUTH;
        }
        if (instruction instanceof Whole
                || instruction instanceof IntegerCall
                || instruction instanceof ToInteger
                || instruction instanceof Length) {
            return Kind.INTEGER;
        }
        if (instruction instanceof Written || instruction instanceof Scratch) {
            return Kind.ROW;
        }
        return instruction instanceof Loop ? Kind.LOOP : Kind.NUMBER;
    }

    /** Whether the value is that number; 0.0 and -0.0 are two numbers. */
    static boolean isConstant(Instruction instruction, double value) {
        return instruction.equals(new Constant(value));
    }
}
