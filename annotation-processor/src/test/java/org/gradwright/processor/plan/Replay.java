// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradwright.processor.formula.BranchLowering;
import org.gradwright.processor.formula.Formula;
import org.gradwright.processor.graph.Arithmetic;
import org.gradwright.processor.graph.Broadcast;
import org.gradwright.processor.plan.Step.Argument;
import org.gradwright.processor.plan.Step.Operand;
import org.jspecify.annotations.Nullable;

/**
 * Runs steps with terms in the place of numbers: each array holds the term of what was last written there, so a step that
 * reads an array whose value is gone computes another term than the graph has. Equal terms are equal lists.
 */
final class Replay {
    private static final Map<String, Formula> COLUMN_FORMULAS = Map.of(
            "normalizeColumns", Arithmetic.NORMALIZE,
            "scaleAndShiftColumns", Arithmetic.SCALE_AND_SHIFT);

    /** What each array holds. */
    final Map<String, Object> arrays = new HashMap<>();
    /** What was added to the gradient of each parameter. */
    final Map<String, List<Object>> gradients = new HashMap<>();
    /** What each statistic was last updated with. */
    final Map<String, Object> statistics = new HashMap<>();

    /** What was derived from parameters and statistics. */
    private final Map<String, Object> derived = new HashMap<>();

    private final boolean frozen;

    Replay(boolean frozen) {
        this.frozen = frozen;
    }

    static Object computed(Formula formula, List<Object> operands) {
        List<Integer> gated = BranchLowering.gated(formula);
        if (!gated.isEmpty()) {
            return called(Step.GATE, gated.stream().map(operands::get).toList());
        }
        return formula.equals(Arithmetic.COPY) ? operands.get(0) : List.of(formula, operands);
    }

    static Object called(String routine, List<Object> operands) {
        // A gradient that is summed where it belongs is the sum that another layer reads.
        return switch (routine) {
            case "addColumnSums" -> List.of("columnSums", operands);
            case "addStandardizedSums" -> List.of("standardizedSums", operands);
            default -> List.of(routine, operands);
        };
    }

    /** A parameter or statistic. */
    static Object stored(String constant) {
        return "stored " + constant;
    }

    Replay run(List<Section> sections) {
        sections.forEach(section -> section.steps().forEach(this::run));
        return this;
    }

    private void run(Step step) {
        if (step instanceof Step.Frozen choice) {
            (frozen ? choice.frozen() : choice.trained()).forEach(this::run);
        } else if (step instanceof Step.Gradients gradients) {
            (frozen ? List.<Step>of() : gradients.steps()).forEach(this::run);
        } else if (step instanceof Step.Loop loop) {
            loop(loop);
        } else {
            call((Step.Call) step);
        }
    }

    Object read(Location location) {
        if (location instanceof Location.Array array) {
            Object held = arrays.get(array.name());
            if (held == null) {
                throw new AssertionError("nothing was written to '" + array.name() + "'");
            }
            return held;
        }
        if (location instanceof Location.Slice slice && slice.store() == Location.Store.DERIVED) {
            Object held = derived.get(slice.offset());
            if (held == null) {
                throw new AssertionError("nothing was derived at " + slice.offset());
            }
            return held;
        }
        if (location instanceof Location.Slice slice) {
            return stored(slice.offset());
        }
        if (location instanceof Location.Given given) {
            return stored(given.constant());
        }
        return location instanceof Location.Rows ? "rows" : "scale";
    }

    private void loop(Step.Loop loop) {
        Set<String> written = new HashSet<>();
        loop.assignments()
                .forEach(assignment -> assignment.stored().ifPresent(to -> {
                    if (to instanceof Location.Array array && !written.add(array.name())) {
                        throw new AssertionError("a loop writes '" + array.name() + "' twice");
                    }
                }));
        Map<String, Object> locals = new HashMap<>();
        for (Step.Assignment assignment : loop.assignments()) {
            List<Object> operands = new ArrayList<>();
            for (Operand operand : assignment.operands()) {
                operands.add(operand(operand, locals, written));
            }
            Object value = computed(assignment.formula(), operands);
            locals.put(assignment.name(), value);
            assignment.stored().ifPresent(to -> write(to, value, assignment.adds()));
        }
    }

    private Object operand(Operand operand, Map<String, Object> locals, Set<String> written) {
        if (operand instanceof Operand.Local local) {
            return locals.get(local.name());
        }
        Operand.Element element = (Operand.Element) operand;
        if (element.location() instanceof Location.Array array
                && written.contains(array.name())
                && element.broadcast() != Broadcast.FULL) {
            throw new AssertionError("a loop overwrites '" + array.name() + "', which it reads for other elements");
        }
        return read(element.location());
    }

    /** Whether a routine may write where it reads its value number {@code i}. */
    private static boolean mayOverwrite(Step.Call call, int i) {
        return call.routine().equals(Step.GATE) || call.routine().equals("windowMaximaGradient") && i == 1;
    }

    private void call(Step.Call call) {
        if (call.routine().equals("convolutionMaxima")) {
            convolutionMaxima(call.arguments());
            return;
        }
        List<Location> values = call.arguments().stream()
                .flatMap(argument ->
                        argument instanceof Argument.Value value ? Stream.of(value.location()) : Stream.empty())
                .toList();
        boolean updates = call.routine().startsWith("updateRunning");
        Location to = values.get(updates ? 0 : values.size() - 1);
        List<Location> from = updates ? values.subList(1, values.size()) : values.subList(0, values.size() - 1);
        Formula formula = COLUMN_FORMULAS.get(call.routine());
        if (formula != null) {
            if (from.stream().skip(1).anyMatch(each -> isSame(each, to))) {
                throw new AssertionError(call + " overwrites what it reads for other elements");
            }
            write(to, computed(formula, from.stream().map(this::read).toList()), false);
            return;
        }
        if (IntStream.range(0, from.size()).anyMatch(i -> isSame(from.get(i), to) && !mayOverwrite(call, i))) {
            throw new AssertionError(call + " overwrites what it reads");
        }
        List<Object> operands = new ArrayList<>(from.stream().map(this::read).toList());
        call.arguments().stream()
                .filter(argument -> argument instanceof Argument.MaskKey || argument instanceof Argument.Windows)
                .forEach(operands::add);
        Object started = startOf(call, values);
        if (started != null) {
            operands.remove(2);
            write(to, computed(Arithmetic.ADD, List.of(called(call.routine(), operands), started)), false);
        } else {
            write(to, called(call.routine(), operands), call.routine().startsWith("add"));
        }
    }

    /** As two calls, the first of which leaves nothing behind. */
    private void convolutionMaxima(List<Argument> arguments) {
        List<Argument> convolution = new ArrayList<>(arguments);
        Argument to = convolution.remove(4);
        Argument windows = convolution.remove(6);
        call(new Step.Call("convolution", convolution));
        call(new Step.Call("windowMaxima", List.of(arguments.get(3), to, windows)));
        write(((Argument.Value) arguments.get(3)).location(), "anything", false);
    }

    /** What the sums of a product or a convolution start with, if that is not 0. */
    private @Nullable Object startOf(Step.Call call, List<Location> values) {
        boolean product = call.routine().equals("product") || call.routine().equals("convolution");
        return product && values.size() == 4 ? read(values.get(2)) : null;
    }

    private static boolean isSame(Location one, Location other) {
        return one instanceof Location.Array array && other instanceof Location.Array array2
                ? array.name().equals(array2.name())
                : one.equals(other);
    }

    private void write(Location to, Object value, boolean adds) {
        if (to instanceof Location.Array array && !adds) {
            arrays.put(array.name(), value);
        } else if (to instanceof Location.Slice slice && slice.store() == Location.Store.GRADIENTS && adds) {
            gradients.computeIfAbsent(slice.offset(), key -> new ArrayList<>()).add(value);
        } else if (to instanceof Location.Slice slice && slice.store() == Location.Store.DERIVED && !adds) {
            derived.put(slice.offset(), value);
        } else if (to instanceof Location.Slice slice && slice.store() == Location.Store.STATISTICS && !adds) {
            statistics.put(slice.offset(), value);
        } else {
            throw new AssertionError("nothing can be written to " + to);
        }
    }
}
