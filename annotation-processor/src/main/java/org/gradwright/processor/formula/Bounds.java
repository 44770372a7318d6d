// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradwright.processor.formula.Instruction.Input;
import org.gradwright.processor.formula.Instruction.IntegerCall;
import org.gradwright.processor.formula.Instruction.Loop;
import org.gradwright.processor.formula.Instruction.Scratch;
import org.gradwright.processor.formula.Instruction.Select;
import org.gradwright.processor.formula.Instruction.Whole;

/** Between what the integers of a formula lie, found without running it. */
public final class Bounds {

    /** From {@code low} to {@code high}, both included. */
    private record Range(long low, long high) {
        private static Range of(long a, long b, long c, long d) {
            return new Range(Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
        }
    }

    private final Formula formula;
    private final List<Optional<Range>> inputs;
    private final List<Optional<Range>> ranges = new ArrayList<>();
    private final Map<String, Integer> scratch;

    private Bounds(Formula formula, List<Optional<Range>> inputs, Map<String, Integer> scratch) {
        this.formula = formula;
        this.inputs = inputs;
        this.scratch = scratch;
    }

    /**
     * The largest length that each scratch row of a formula can have, by name; without those for which none is known, which
     * have as many elements as a number that is only known when it runs.
     */
    public static Map<String, Integer> scratchLengths(Formula formula) {
        Map<String, Integer> scratch = new LinkedHashMap<>();
        List<Optional<Range>> inputs = new ArrayList<>();
        formula.inputs().forEach(input -> inputs.add(Optional.empty()));
        new Bounds(formula, inputs, scratch).run();
        return scratch;
    }

    private void run() {
        for (Instruction instruction : formula.instructions()) {
            ranges.add(range(instruction));
            if (instruction instanceof Scratch row) {
                ranges.get(row.length())
                        .filter(length -> length.high <= Integer.MAX_VALUE)
                        .ifPresent(length -> scratch.merge(row.id(), (int) Math.max(0, length.high), Math::max));
            } else if (instruction instanceof Loop loop) {
                loop(loop);
            }
        }
    }

    private void loop(Loop loop) {
        List<Optional<Range>> inner = new ArrayList<>();
        inner.add(index(loop));
        loop.initial().forEach(initial -> inner.add(Optional.empty()));
        loop.captured().forEach(captured -> inner.add(ranges.get(captured)));
        new Bounds(loop.body(), inner, scratch).run();
    }

    private Optional<Range> index(Loop loop) {
        Optional<Range> from = ranges.get(loop.from());
        Optional<Range> to = ranges.get(loop.to());
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                loop.down()
                        ? new Range(to.get().low + 1, from.get().high)
                        : new Range(from.get().low, to.get().high - 1));
    }

    private Optional<Range> range(Instruction instruction) {
        if (instruction instanceof Whole whole) {
            return Optional.of(new Range(whole.value(), whole.value()));
        }
        if (instruction instanceof Input input) {
            return inputs.get(input.index());
        }
        if (instruction instanceof Select select) {
            return both(
                    select.whenTrue(),
                    select.whenFalse(),
                    (a, b) -> new Range(Math.min(a.low, b.low), Math.max(a.high, b.high)));
        }
        return instruction instanceof IntegerCall call ? range(call) : Optional.empty();
    }

    private Optional<Range> range(IntegerCall call) {
        int first = call.arguments().get(0);
        int last = call.arguments().get(call.arguments().size() - 1);
        return switch (call.function()) {
            case ADD -> both(first, last, (a, b) -> new Range(a.low + b.low, a.high + b.high));
            case SUBTRACT -> both(first, last, (a, b) -> new Range(a.low - b.high, a.high - b.low));
            case MULTIPLY ->
                both(first, last, (a, b) -> Range.of(a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high));
            case DIVIDE ->
                both(
                        first,
                        last,
                        (a, b) -> b.low <= 0 && b.high >= 0
                                ? new Range(-bound(a), bound(a))
                                : Range.of(a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high));
            case MIN -> both(first, last, (a, b) -> new Range(Math.min(a.low, b.low), Math.min(a.high, b.high)));
            case MAX -> both(first, last, (a, b) -> new Range(Math.max(a.low, b.low), Math.max(a.high, b.high)));
            case NEGATE -> ranges.get(first).map(a -> new Range(-a.high, -a.low));
            case ABS -> ranges.get(first).map(a -> new Range(0, bound(a)));
            case REMAINDER -> ranges.get(last).map(b -> new Range(-bound(b), bound(b)));
            default -> Optional.empty();
        };
    }

    private static long bound(Range range) {
        return Math.max(Math.abs(range.low), Math.abs(range.high));
    }

    @FunctionalInterface
    private interface Combination {
        Range of(Range a, Range b);
    }

    /** Empty beyond what {@code int} holds: there Java's arithmetic wraps around. */
    private Optional<Range> both(int a, int b, Combination combination) {
        if (ranges.get(a).isEmpty() || ranges.get(b).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(combination.of(ranges.get(a).get(), ranges.get(b).get()))
                .filter(range -> range.low >= Integer.MIN_VALUE && range.high <= Integer.MAX_VALUE);
    }
}
