// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.gradwright.processor.formula.Instruction.Carried;
import org.gradwright.processor.formula.Instruction.Compare;
import org.gradwright.processor.formula.Instruction.Constant;
import org.gradwright.processor.formula.Instruction.Element;
import org.gradwright.processor.formula.Instruction.Given;
import org.gradwright.processor.formula.Instruction.Input;
import org.gradwright.processor.formula.Instruction.Leaf;
import org.gradwright.processor.formula.Instruction.Length;
import org.gradwright.processor.formula.Instruction.Loop;
import org.gradwright.processor.formula.Instruction.Scratch;
import org.gradwright.processor.formula.Instruction.Truth;
import org.gradwright.processor.formula.Instruction.Whole;
import org.gradwright.processor.formula.Instruction.Written;

/**
 * Builds a formula value by value. Each method returns the position of the value it describes: that of an equal
 * instruction where one exists (value numbering), and that of a simpler one where {@link Simplification} or
 * {@link ChoiceSimplification} knows one that has the same bits for all inputs.
 */
public final class FormulaBuilder {

    private final List<String> inputs;
    private final List<Kind> kinds;
    private final List<Instruction> instructions = new ArrayList<>();
    private final Map<Instruction, Integer> positions = new HashMap<>();
    private final Map<Integer, String> hints = new HashMap<>();
    private final Simplification simplification = new Simplification(this);
    private final ChoiceSimplification choices = new ChoiceSimplification(this);
    private final IntegerSimplification integers = new IntegerSimplification(this);
    private final LoopRules loops = new LoopRules(this);
    private int longest;
    private boolean forgets;

    /** A builder of formulas whose inputs are numbers. */
    public FormulaBuilder(List<String> inputs) {
        this(inputs, Collections.nCopies(inputs.size(), Kind.NUMBER));
    }

    /** A builder of formulas with inputs of these kinds. */
    public FormulaBuilder(List<String> inputs, List<Kind> kinds) {
        this.inputs = List.copyOf(inputs);
        this.kinds = List.copyOf(kinds);
    }

    /** From now on writes loops over constant indices round by round, up to {@code most} instructions. */
    FormulaBuilder unrolling(int most) {
        longest = most;
        return this;
    }

    /** From now on forgets slopes that are given. */
    FormulaBuilder forgetting() {
        forgets = true;
        return this;
    }

    /** The positions of all inputs, in order. */
    int[] allInputs() {
        return IntStream.range(0, inputs.size()).map(this::input).toArray();
    }

    boolean unrolls() {
        return longest > 0;
    }

    /** Whether there are more instructions than loops may be written out to. */
    boolean isTooLong() {
        return size() > longest;
    }

    /** The value of input number {@code index}. */
    public int input(int index) {
        if (index < 0 || index >= inputs.size()) {
            throw new IllegalArgumentException("input " + index + " of " + inputs.size());
        }
        return emit(new Input(index, kinds.get(index)));
    }

    /** A number. */
    public int constant(double value) {
        return emit(new Constant(value));
    }

    /** An integer. */
    public int whole(int value) {
        return emit(new Whole(value));
    }

    /** A truth value. */
    public int truth(boolean value) {
        return emit(new Truth(value));
    }

    /** {@code function(arguments)}. */
    public int call(ScalarFunction function, int... arguments) {
        return simplification.call(function, arguments);
    }

    /** {@code function(arguments)} as Java computes it in {@code int}. */
    public int integer(ScalarFunction function, int... arguments) {
        return integers.call(function, arguments);
    }

    /** The number that an integer is. */
    public int toNumber(int integer) {
        return integers.toNumber(integer);
    }

    /** The integer that a number is. */
    int toInteger(int number) {
        return integers.toInteger(number);
    }

    /** {@code row.length}. */
    public int length(int row) {
        return emit(new Length(row));
    }

    /** {@code row[index]}. */
    public int element(int row, int index) {
        return emit(new Element(row, index));
    }

    /** A row of zeros. */
    int scratch(int length, String id) {
        return emit(new Scratch(length, id));
    }

    /** The row with {@code value} at {@code index}. */
    int put(int row, int index, int value) {
        return emit(new Written(row, index, value, false));
    }

    /** The row with {@code value} added to what is at {@code index}. */
    int addTo(int row, int index, int value) {
        return at(value).equals(new Constant(0)) ? row : emit(new Written(row, index, value, true));
    }

    /** Runs a body again and again; returns the positions of what the loop carries at last. */
    public int[] loop(Loop loop) {
        if (forgets) {
            return loops.add(new Loop(
                    loop.from(),
                    loop.to(),
                    loop.down(),
                    loop.initial(),
                    loop.captured(),
                    loop.body().withoutGiven()));
        }
        return loops.add(loop);
    }

    /** {@code value} with given slopes: for each argument a formula of all of them. */
    public int given(int value, List<Integer> arguments, List<Formula> slopes) {
        return forgets || at(value) instanceof Constant ? value : emit(new Given(value, arguments, slopes));
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
        if (at(left) instanceof Whole a && at(right) instanceof Whole b) {
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

    /** What the value at a position is. */
    public Kind kind(int position) {
        return FormulaCheck.kind(instructions, position);
    }

    /** Remembers the name that its author gave a value; the first name stays. Inputs and constants have none. */
    public void hint(int position, String name) {
        Instruction instruction = at(position);
        if (!name.isEmpty() && !(instruction instanceof Leaf)) {
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
        BitSet all = new BitSet();
        all.set(0, formula.instructions().size());
        return copies(formula, new Liveness(all, Map.of()), arguments);
    }

    /** As {@link #copies(Formula, int...)}, for the instructions that are needed, and what is needed of loops. */
    int[] copies(Formula formula, Liveness needed, int... arguments) {
        if (arguments.length != formula.arity()) {
            throw new IllegalArgumentException("'" + formula.name() + "' takes " + formula.arity() + " values "
                    + formula.inputs() + ", but was given " + arguments.length);
        }
        int[] copies = new int[formula.instructions().size()];
        Map<Integer, int[]> carried = new HashMap<>();
        for (int i = 0; i < copies.length; i++) {
            Instruction instruction = formula.instructions().get(i);
            if (!needed.live().get(i)) {
                copies[i] = -1;
            } else if (instruction instanceof Input input) {
                copies[i] = arguments[input.index()];
            } else if (instruction instanceof Loop) {
                Loop loop = (Loop) needed.of(formula.instructions(), i);
                carried.put(i, loop((Loop) loop.renumbered(operand -> copies[operand])));
            } else if (instruction instanceof Carried) {
                Carried value = (Carried) needed.of(formula.instructions(), i);
                copies[i] = Objects.requireNonNull(carried.get(value.loop()))[value.index()];
                hint(copies[i], formula.hints().get(i));
            } else {
                copies[i] = copy(formula, i, copies);
            }
        }
        return copies;
    }

    /** The position of an instruction of another formula, whose operands have been copied here already. */
    int copy(Formula formula, int position, int[] copies) {
        Instruction instruction = formula.instructions().get(position);
        int copied = simplification.copy(instruction.renumbered(operand -> copies[operand]));
        hint(copied, formula.hints().get(position));
        return copied;
    }

    /** The position of the same instruction with other operands. */
    int rebuilt(int position, IntUnaryOperator operands) {
        return simplification.copy(at(position).renumbered(operands));
    }

    /** The formula that returns the values at these positions, without the instructions that they do not need. */
    public Formula build(String name, int... results) {
        List<Integer> roots = Arrays.stream(results).boxed().toList();
        Liveness liveness = Liveness.of(instructions, roots);
        int[] renumbered = new int[instructions.size()];
        List<Instruction> kept = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < renumbered.length; i++) {
            if (liveness.live().get(i)) {
                renumbered[i] = kept.size();
                kept.add(liveness.of(instructions, i).renumbered(operand -> renumbered[operand]));
                names.add(hints.getOrDefault(i, ""));
            }
        }
        return new Formula(
                name,
                inputs,
                kinds,
                kept,
                roots.stream().map(root -> renumbered[root]).toList(),
                names);
    }

    /** From now on the value that an instruction would have is that at a position. */
    void know(Instruction instruction, int position) {
        positions.put(instruction, position);
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
