// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.gradwright.processor.formula.Instruction.Length;
import org.gradwright.processor.formula.Instruction.Loop;

/**
 * The derivative of a loop: another loop, over the same indices in the opposite order. It carries what reaches the values
 * that the first loop carries, the sums of what reaches the numbers that its body captures, and the gradients of rows.
 *
 * @param loop the first loop
 * @param carried numbers of the carried values that have a slope
 * @param numbers numbers of the captured values that are numbers with a slope
 * @param rows numbers of the captured values that are rows whose gradient is asked for
 * @param kept numbers of the carried values that the backward body reads: the first loop keeps them
 * @param scratch for each of {@code kept} the name of the scratch row
 * @param body of the backward loop. Its inputs: the index; what it carries, as above; what the first body captures; the
 *     scratch rows; where the first loop starts
 */
record LoopGradient(
        Loop loop,
        List<Integer> carried,
        List<Integer> numbers,
        List<Integer> rows,
        List<Integer> kept,
        List<String> scratch,
        Formula body) {

    /** The first loop in a builder: what it carries at last, and what its derivative reads. */
    record Forward(
            LoopGradient gradient,
            FormulaBuilder builder,
            IntUnaryOperator positions,
            List<Integer> carried,
            List<Integer> tapes) {}

    /** What reaches the initial values and the captured numbers, and the rows with what was added; by their numbers. */
    record Backward(Map<Integer, Integer> initial, Map<Integer, Integer> numbers, Map<Integer, Integer> rows) {}

    /**
     * The derivative of a loop.
     *
     * @param active for each instruction around the loop whether it has a slope
     */
    static LoopGradient of(Loop loop, boolean[] active, DerivativeRules rules, NameScope scratch) {
        boolean[] carriedActive = Activity.carried(loop, active);
        boolean[] varying = Activity.inputs(loop, active, carriedActive);
        Formula body = loop.body();
        int carries = carriedActive.length;
        int captures = loop.captured().size();
        List<Integer> carried = chosen(carries, i -> varying[1 + i]);
        List<Integer> numbers =
                chosen(captures, i -> varying[1 + carries + i] && body.kinds().get(1 + carries + i) == Kind.NUMBER);
        List<Integer> rows =
                chosen(captures, i -> varying[1 + carries + i] && body.kinds().get(1 + carries + i) == Kind.ROW);

        Inputs inputs = new Inputs(body.inputs().get(0));
        carried.forEach(i -> inputs.add(body.inputs().get(1 + i) + "Gradient", Kind.NUMBER));
        numbers.forEach(i -> inputs.add(body.inputs().get(1 + carries + i) + "Gradient", Kind.NUMBER));
        rows.forEach(i -> inputs.add(body.inputs().get(1 + carries + i) + "Gradient", Kind.ROW));
        int firstCaptured = inputs.names.size();
        for (int i = 0; i < captures; i++) {
            inputs.add(body.inputs().get(1 + carries + i), body.kinds().get(1 + carries + i));
        }
        int firstTape = inputs.names.size();
        for (int i = 0; i < carries; i++) {
            inputs.add(body.inputs().get(1 + i) + "Kept", Kind.ROW);
        }
        int from = inputs.names.size();
        inputs.add("from", Kind.INTEGER);

        FormulaBuilder to = new FormulaBuilder(inputs.names, inputs.kinds);
        int[] arguments = new int[body.arity()];
        arguments[0] = to.input(0);
        for (int i = 0; i < carries; i++) {
            int value = to.element(to.input(firstTape + i), round(to, loop, to.input(0), to.input(from)));
            arguments[1 + i] = body.kinds().get(1 + i) == Kind.INTEGER ? to.toInteger(value) : value;
            to.hint(arguments[1 + i], body.inputs().get(1 + i));
        }
        for (int i = 0; i < captures; i++) {
            arguments[1 + carries + i] = to.input(firstCaptured + i);
        }
        ReverseMode reverse = new ReverseMode(body, to, arguments, varying, rules, scratch);
        int next = 1;
        for (int i : carried) {
            reverse.seed(i, to.input(next++));
        }
        next += numbers.size();
        for (int i : rows) {
            reverse.addTo(1 + carries + i, to.input(next++));
        }
        reverse.run();
        List<Integer> results = new ArrayList<>();
        carried.forEach(i -> results.add(reverse.number(1 + i)));
        next = 1 + carried.size();
        for (int i : numbers) {
            results.add(reverse.sum(to.input(next++), reverse.number(1 + carries + i)));
        }
        rows.forEach(i -> results.add(reverse.row(1 + carries + i)));
        Formula whole = to.build(
                body.name(), results.stream().mapToInt(Integer::intValue).toArray());
        List<Integer> kept = chosen(carries, i -> whole.uses(firstTape + i));
        List<Integer> remaining =
                new ArrayList<>(IntStream.range(0, firstTape).boxed().toList());
        kept.forEach(i -> remaining.add(firstTape + i));
        remaining.add(from);
        List<String> names = kept.stream()
                .map(i -> scratch.fresh(body.inputs().get(1 + i) + "Kept"))
                .toList();
        return new LoopGradient(
                loop, carried, numbers, rows, kept, names, LoopRules.restricted(whole, remaining, whole.results()));
    }

    /** Whether nothing that the loop carries has a slope. */
    boolean isZero() {
        return carried.isEmpty();
    }

    /** Writes the first loop; {@code positions} are those of its operands in the builder. */
    Forward forward(FormulaBuilder builder, IntUnaryOperator positions) {
        Loop copy = (Loop) loop.renumbered(positions);
        if (kept.isEmpty()) {
            return new Forward(this, builder, positions, list(builder.loop(copy)), List.of());
        }
        Formula body = loop.body();
        int carries = loop.initial().size();
        Inputs inputs = new Inputs(body.inputs().get(0));
        for (int i = 0; i < carries; i++) {
            inputs.add(body.inputs().get(1 + i), body.kinds().get(1 + i));
        }
        scratch.forEach(name -> inputs.add(name, Kind.ROW));
        for (int i = 1 + carries; i < body.arity(); i++) {
            inputs.add(body.inputs().get(i), body.kinds().get(i));
        }
        inputs.add("from", Kind.INTEGER);
        FormulaBuilder to = new FormulaBuilder(inputs.names, inputs.kinds);
        int[] arguments = new int[body.arity()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = to.input(i <= carries ? i : i + kept.size());
        }
        int[] results = IntStream.concat(
                        IntStream.of(to.append(body, arguments)),
                        IntStream.range(0, kept.size()).map(i -> keep(to, 1 + kept.get(i), 1 + carries + i)))
                .toArray();
        int size = rounds(builder, copy);
        List<Integer> initial = new ArrayList<>(copy.initial());
        scratch.forEach(name -> initial.add(builder.scratch(size, name)));
        List<Integer> captured = new ArrayList<>(copy.captured());
        captured.add(copy.from());
        List<Integer> last = list(builder.loop(
                new Loop(copy.from(), copy.to(), loop.down(), initial, captured, to.build(body.name(), results))));
        return new Forward(this, builder, positions, last.subList(0, carries), last.subList(carries, last.size()));
    }

    /** How many rounds a loop has: none where it would end before it starts. */
    private static int rounds(FormulaBuilder builder, Loop loop) {
        int rounds = loop.down()
                ? builder.integer(ScalarFunction.SUBTRACT, loop.from(), loop.to())
                : builder.integer(ScalarFunction.SUBTRACT, loop.to(), loop.from());
        return builder.at(rounds) instanceof Length
                ? rounds
                : builder.integer(ScalarFunction.MAX, rounds, builder.whole(0));
    }

    private int keep(FormulaBuilder to, int carriedInput, int tapeInput) {
        int value = to.input(carriedInput);
        int number = to.kind(value) == Kind.INTEGER ? to.toNumber(value) : value;
        int from = to.input(loop.body().arity() + kept.size());
        return to.put(to.input(tapeInput), round(to, loop, to.input(0), from), number);
    }

    /** The number of the round that an index belongs to, from 0. */
    private static int round(FormulaBuilder to, Loop loop, int index, int from) {
        return loop.down()
                ? to.integer(ScalarFunction.SUBTRACT, from, index)
                : to.integer(ScalarFunction.SUBTRACT, index, from);
    }

    /**
     * Writes the backward loop.
     *
     * @param gradients what reaches each value that the first loop carries at last
     * @param rowsNow the gradients of rows, by the number of the captured value
     * @param nothing the position of a truth value: where it holds no round is run, because only 0 would come of it
     */
    Backward backward(Forward forward, int[] gradients, Map<Integer, Integer> rowsNow, int nothing) {
        FormulaBuilder builder = forward.builder();
        Loop copy = (Loop) loop.renumbered(forward.positions());
        ScalarFunction earlier = loop.down() ? ScalarFunction.ADD : ScalarFunction.SUBTRACT;
        List<Integer> initial = new ArrayList<>();
        carried.forEach(i -> initial.add(gradients[i]));
        numbers.forEach(i -> initial.add(builder.constant(0)));
        rows.forEach(i -> initial.add(rowsNow.get(i)));
        List<Integer> captured = new ArrayList<>(copy.captured());
        captured.addAll(forward.tapes());
        captured.add(copy.from());
        int first = builder.integer(earlier, copy.to(), builder.whole(1));
        int end = builder.integer(earlier, copy.from(), builder.whole(1));
        int[] results = builder.loop(
                new Loop(first, builder.select(nothing, first, end), !loop.down(), initial, captured, body));
        Map<Integer, Integer> toInitial = new HashMap<>();
        Map<Integer, Integer> toNumbers = new HashMap<>();
        Map<Integer, Integer> toRows = new HashMap<>();
        int next = 0;
        for (int i : carried) {
            toInitial.put(i, results[next++]);
        }
        for (int i : numbers) {
            toNumbers.put(i, results[next++]);
        }
        for (int i : rows) {
            toRows.put(i, results[next++]);
        }
        return new Backward(toInitial, toNumbers, toRows);
    }

    private static List<Integer> list(int[] positions) {
        return Arrays.stream(positions).boxed().toList();
    }

    private static List<Integer> chosen(int count, IntPredicate choice) {
        return IntStream.range(0, count).filter(choice).boxed().toList();
    }

    /** Names and kinds of inputs under construction; no two have the same name. */
    private static final class Inputs {
        private final List<String> names = new ArrayList<>();
        private final List<Kind> kinds = new ArrayList<>();
        private final NameScope scope = new NameScope();

        private Inputs(String index) {
            add(index, Kind.INTEGER);
        }

        private void add(String name, Kind kind) {
            names.add(scope.fresh(name));
            kinds.add(kind);
        }
    }
}
