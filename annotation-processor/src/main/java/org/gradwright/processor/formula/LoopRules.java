// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.gradwright.processor.formula.Instruction.Carried;
import org.gradwright.processor.formula.Instruction.Constant;
import org.gradwright.processor.formula.Instruction.Input;
import org.gradwright.processor.formula.Instruction.Loop;
import org.gradwright.processor.formula.Instruction.Truth;
import org.gradwright.processor.formula.Instruction.Whole;

/**
 * Simpler loops with the same values: constants stand in the body instead of being read from around it, what a loop
 * carries without changing it is not carried, and a loop that never runs is left out.
 */
final class LoopRules {

    private final FormulaBuilder builder;

    LoopRules(FormulaBuilder builder) {
        this.builder = builder;
    }

    /** Adds a loop, and returns the positions of what it carries at last. */
    int[] add(Loop loop) {
        if (builder.at(loop.from()) instanceof Whole from
                && builder.at(loop.to()) instanceof Whole to
                && (loop.down() ? from.value() <= to.value() : from.value() >= to.value())) {
            return loop.initial().stream().mapToInt(Integer::intValue).toArray();
        }
        if (builder.unrolls()
                && builder.at(loop.from()) instanceof Whole from
                && builder.at(loop.to()) instanceof Whole to) {
            return unrolled(loop, from.value(), to.value());
        }
        int[] results = new int[loop.initial().size()];
        int[] places = new int[results.length];
        List<Integer> carried = new ArrayList<>();
        for (int i = 0; i < results.length; i++) {
            results[i] = isUnchanged(loop, i) ? loop.initial().get(i) : -1;
            if (results[i] < 0) {
                places[i] = carried.size();
                carried.add(i);
            }
        }
        if (carried.isEmpty()) {
            return results;
        }
        boolean simple = carried.size() == results.length
                && loop.captured().stream().noneMatch(this::isConstant)
                && new TreeSet<>(loop.captured()).size() == loop.captured().size();
        if (!simple) {
            int[] inner = add(without(loop, carried));
            for (int i = 0; i < results.length; i++) {
                results[i] = results[i] < 0 ? inner[places[i]] : results[i];
            }
            return results;
        }
        int at = builder.emit(loop);
        for (int i = 0; i < results.length; i++) {
            Formula body = loop.body();
            results[i] =
                    builder.emit(new Carried(at, i, body.kind(body.results().get(i))));
        }
        return results;
    }

    private int[] unrolled(Loop loop, int from, int to) {
        int[] arguments = new int[loop.body().arity()];
        int carries = loop.initial().size();
        for (int i = 1; i < arguments.length; i++) {
            arguments[i] =
                    i <= carries ? loop.initial().get(i - 1) : loop.captured().get(i - 1 - carries);
        }
        for (int i = from; loop.down() ? i > to : i < to; i += loop.down() ? -1 : 1) {
            if (builder.isTooLong()) {
                break;
            }
            arguments[0] = builder.whole(i);
            int[] carried = builder.append(loop.body(), arguments);
            System.arraycopy(carried, 0, arguments, 1, carries);
        }
        return Arrays.copyOfRange(arguments, 1, 1 + carries);
    }

    private boolean isConstant(int position) {
        Instruction instruction = builder.at(position);
        return instruction instanceof Constant || instruction instanceof Whole || instruction instanceof Truth;
    }

    /** Whether the loop carries on what it was given. */
    private static boolean isUnchanged(Loop loop, int carried) {
        Formula body = loop.body();
        return body.instructions().get(body.results().get(carried)) instanceof Input input
                && input.index() == 1 + carried;
    }

    /** The same loop carrying some values only; it reads the others, which do not change, from around it. */
    private Loop without(Loop loop, List<Integer> carried) {
        Formula body = loop.body();
        int carries = loop.initial().size();
        SortedSet<Integer> outside = new TreeSet<>();
        for (int i = 0; i < carries; i++) {
            if (!carried.contains(i)) {
                outside.add(loop.initial().get(i));
            }
        }
        outside.addAll(loop.captured());
        outside.removeIf(this::isConstant);
        List<Integer> captured = new ArrayList<>(outside);
        List<String> names = new ArrayList<>(List.of(body.inputs().get(0)));
        List<Kind> kinds = new ArrayList<>(List.of(Kind.INTEGER));
        carried.forEach(each -> add(body, 1 + each, names, kinds));
        for (int position : captured) {
            int index = loop.captured().indexOf(position);
            add(body, 1 + (index < 0 ? unchanged(loop, position, carried) : carries + index), names, kinds);
        }
        FormulaBuilder inner = new FormulaBuilder(names, kinds);
        int[] arguments = new int[body.arity()];
        arguments[0] = inner.input(0);
        for (int i = 1; i < arguments.length; i++) {
            int index = i - 1;
            int position = index < carries
                    ? loop.initial().get(index)
                    : loop.captured().get(index - carries);
            if (index < carries && carried.contains(index)) {
                arguments[i] = inner.input(1 + carried.indexOf(index));
            } else {
                arguments[i] = isConstant(position)
                        ? inner.emit(builder.at(position))
                        : inner.input(1 + carried.size() + captured.indexOf(position));
            }
        }
        int[] all = inner.append(body, arguments);
        int[] results = carried.stream().mapToInt(each -> all[each]).toArray();
        return new Loop(
                loop.from(),
                loop.to(),
                loop.down(),
                carried.stream().map(loop.initial()::get).toList(),
                captured,
                inner.build(body.name(), results));
    }

    /** The number of a value that is {@code position} at first and that the loop need not carry. */
    private static int unchanged(Loop loop, int position, List<Integer> carried) {
        return IntStream.range(0, loop.initial().size())
                .filter(i -> loop.initial().get(i) == position && !carried.contains(i))
                .findFirst()
                .orElseThrow();
    }

    private static void add(Formula body, int input, List<String> names, List<Kind> kinds) {
        names.add(body.inputs().get(input));
        kinds.add(body.kinds().get(input));
    }

    /** The same loop with what is needed of it alone. */
    static Loop pruned(Loop loop, Liveness.Use use) {
        Formula body = loop.body();
        List<Integer> inputs = new ArrayList<>(List.of(0));
        use.carried().forEach(each -> inputs.add(1 + each));
        use.captured().forEach(each -> inputs.add(1 + loop.initial().size() + each));
        return new Loop(
                loop.from(),
                loop.to(),
                loop.down(),
                chosen(loop.initial(), use.carried()),
                chosen(loop.captured(), use.captured()),
                restricted(body, inputs, chosen(body.results(), use.carried())));
    }

    private static List<Integer> chosen(List<Integer> list, Collection<Integer> indices) {
        return indices.stream().map(list::get).toList();
    }

    /** The body with some of its inputs and results only; the results read no other inputs. */
    static Formula restricted(Formula body, List<Integer> inputs, List<Integer> results) {
        if (inputs.size() == body.arity() && results.equals(body.results())) {
            return body;
        }
        FormulaBuilder builder = new FormulaBuilder(
                inputs.stream().map(body.inputs()::get).toList(),
                inputs.stream().map(body.kinds()::get).toList());
        int[] arguments = new int[body.arity()];
        Arrays.fill(arguments, -1);
        for (int i = 0; i < inputs.size(); i++) {
            arguments[inputs.get(i)] = builder.input(i);
        }
        int[] copies = builder.copies(body, Liveness.of(body.instructions(), results), arguments);
        return builder.build(
                body.name(), results.stream().mapToInt(result -> copies[result]).toArray());
    }
}
