// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.gradwright.processor.formula.Instruction.Compare;
import org.gradwright.processor.formula.Instruction.Constant;
import org.gradwright.processor.formula.Instruction.Input;
import org.gradwright.processor.formula.Instruction.Truth;

/**
 * Builds a formula value by value. Each method returns the position of the value it describes: that of an equal
 * instruction where one exists (value numbering), and that of a simpler one where {@link Simplification} or
 * {@link ChoiceSimplification} knows one that has the same bits for all inputs.
 */
public final class FormulaBuilder {

    private final List<String> inputs;
    private final List<Instruction> instructions = new ArrayList<>();
    private final Map<Instruction, Integer> positions = new HashMap<>();
    private final Map<Integer, String> hints = new HashMap<>();
    private final Simplification simplification = new Simplification(this);
    private final ChoiceSimplification choices = new ChoiceSimplification(this);

    /** A builder of formulas with these inputs. */
    public FormulaBuilder(List<String> inputs) {
        this.inputs = List.copyOf(inputs);
    }

    /** The value of input number {@code index}. */
    public int input(int index) {
        if (index < 0 || index >= inputs.size()) {
            throw new IllegalArgumentException("input " + index + " of " + inputs.size());
        }
        return emit(new Input(index));
    }

    /** A number. */
    public int constant(double value) {
        return emit(new Constant(value));
    }

    /** A truth value. */
    public int truth(boolean value) {
        return emit(new Truth(value));
    }

    /** {@code function(arguments)}. */
    public int call(ScalarFunction function, int... arguments) {
        return simplification.call(function, arguments);
    }

    /** {@code a + b}. */
    public int add(int a, int b) {
        return call(ScalarFunction.ADD, a, b);
    }

    /** {@code a - b}. */
    public int subtract(int a, int b) {
        return call(ScalarFunction.SUBTRACT, a, b);
    }

    /** {@code a * b}. */
    public int multiply(int a, int b) {
        return call(ScalarFunction.MULTIPLY, a, b);
    }

    /** {@code a / b}. */
    public int divide(int a, int b) {
        return call(ScalarFunction.DIVIDE, a, b);
    }

    /** {@code -a}. */
    public int negate(int a) {
        return call(ScalarFunction.NEGATE, a);
    }

    /** {@code left relation right}. */
    public int compare(Relation relation, int left, int right) {
        if (at(left) instanceof Constant a && at(right) instanceof Constant b) {
            return truth(relation.holds(a.value(), b.value()));
        }
        return emit(new Compare(relation, left, right));
    }

    /** {@code a && b}. */
    public int and(int a, int b) {
        return choices.and(a, b);
    }

    /** {@code a || b}. */
    public int or(int a, int b) {
        return choices.or(a, b);
    }

    /** {@code !a}. */
    public int not(int a) {
        return choices.not(a);
    }

    /** {@code condition ? whenTrue : whenFalse}, of numbers or of truth values. */
    public int select(int condition, int whenTrue, int whenFalse) {
        return choices.select(condition, whenTrue, whenFalse);
    }

    /** The instruction at a position. */
    public Instruction at(int position) {
        return instructions.get(position);
    }

    /** Whether the value at a position is a truth value rather than a number. */
    public boolean isCondition(int position) {
        return FormulaCheck.isCondition(instructions, position);
    }

    /** Remembers the name that its author gave a value; the first name stays. Inputs and constants have none. */
    public void hint(int position, String name) {
        Instruction instruction = at(position);
        if (!(instruction instanceof Input || instruction instanceof Constant || instruction instanceof Truth)) {
            hints.putIfAbsent(position, name);
        }
    }

    /** Computes another formula here, for the arguments given; returns the positions of its results. */
    public int[] append(Formula formula, int... arguments) {
        int[] copies = copies(formula, arguments);
        return formula.results().stream().mapToInt(result -> copies[result]).toArray();
    }

    /** As {@link #append}, but returns the position of the value of each of the formula's instructions. */
    int[] copies(Formula formula, int... arguments) {
        if (arguments.length != formula.arity()) {
            throw new IllegalArgumentException("'" + formula.name() + "' takes " + formula.arity() + " values "
                    + formula.inputs() + ", but was given " + arguments.length);
        }
        int[] copies = new int[formula.instructions().size()];
        for (int i = 0; i < copies.length; i++) {
            copies[i] = formula.instructions().get(i) instanceof Input input
                    ? arguments[input.index()]
                    : copy(formula, i, copies);
        }
        return copies;
    }

    /** The position of an instruction of another formula, whose operands have been copied here already. */
    int copy(Formula formula, int position, int[] copies) {
        Instruction instruction = formula.instructions().get(position);
        int copied = simplification.copy(instruction.renumbered(operand -> copies[operand]));
        String hint = formula.hints().get(position);
        if (!hint.isEmpty()) {
            hint(copied, hint);
        }
        return copied;
    }

    /** The position of the same instruction with other operands. */
    int rebuilt(int position, IntUnaryOperator operands) {
        return simplification.copy(at(position).renumbered(operands));
    }

    /** The formula that returns the values at these positions, without the instructions that they do not need. */
    public Formula build(String name, int... results) {
        List<Integer> roots = Arrays.stream(results).boxed().toList();
        boolean[] live = FormulaCheck.live(instructions, roots);
        int[] renumbered = new int[live.length];
        List<Instruction> kept = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < live.length; i++) {
            if (live[i]) {
                renumbered[i] = kept.size();
                kept.add(instructions.get(i).renumbered(operand -> renumbered[operand]));
                names.add(hints.getOrDefault(i, ""));
            }
        }
        return new Formula(
                name, inputs, kept, roots.stream().map(root -> renumbered[root]).toList(), names);
    }

    /** The position of an instruction, which is added unless an equal one exists. */
    int emit(Instruction instruction) {
        Integer known = positions.putIfAbsent(instruction, instructions.size());
        if (known != null) {
            return known;
        }
        instructions.add(instruction);
        return instructions.size() - 1;
    }

    /** The number of instructions so far. */
    int size() {
        return instructions.size();
    }

    /** Whether an equal instruction exists. */
    boolean has(Instruction instruction) {
        return positions.containsKey(instruction);
    }
}
