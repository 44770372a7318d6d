// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gradwright.processor.plan.Location;
import org.gradwright.processor.plan.Step;
import org.gradwright.processor.plan.Step.Argument;
import org.gradwright.processor.plan.Step.Operand;

/**
 * Which values of a section go by one name: those that a loop finds in one array. A loop that writes over what it reads must
 * be seen to do so, or HotSpot does not vectorize it. So do those of a gate, which is a loop over the elements too.
 */
final class InPlace {
    private final Map<Location.Array, Location.Array> first = new HashMap<>();

    private InPlace() {}

    static InPlace of(List<Step> steps) {
        InPlace inPlace = new InPlace();
        inPlace.join(steps);
        return inPlace;
    }

    /** The first of the values that go by one name with this one. */
    Location.Array first(Location.Array value) {
        Location.Array before = first.get(value);
        return before == null ? value : first(before);
    }

    private void join(List<Step> steps) {
        for (Step step : steps) {
            if (step instanceof Step.Frozen choice) {
                join(choice.frozen());
                join(choice.trained());
            } else if (step instanceof Step.Gradients gradients) {
                join(gradients.steps());
            } else if (!(step instanceof Step.Call call) || call.routine().equals(Step.GATE)) {
                Map<String, Location.Array> ofStep = new HashMap<>();
                arrays(step).forEach(array -> join(ofStep.computeIfAbsent(array.name(), name -> array), array));
            }
        }
    }

    private void join(Location.Array one, Location.Array other) {
        Location.Array before = first(one);
        Location.Array behind = first(other);
        if (!before.equals(behind)) {
            first.put(behind, before);
        }
    }

    /** The names of the values that steps write to arrays. */
    static Set<String> written(List<Step> steps) {
        Set<String> written = new HashSet<>();
        for (Step step : steps) {
            if (step instanceof Step.Frozen choice) {
                written.addAll(written(choice.frozen()));
                written.addAll(written(choice.trained()));
            } else if (step instanceof Step.Gradients gradients) {
                written.addAll(written(gradients.steps()));
            } else if (step instanceof Step.Loop loop) {
                loop.assignments().forEach(assignment -> add(written, assignment.stored().stream()));
            } else {
                // What a routine or a formula of rows computes stands behind what it computes it from.
                List<Location> locations = locations(step).toList();
                add(written, locations.subList(locations.size() - 1, locations.size()).stream());
            }
        }
        return written;
    }

    private static void add(Set<String> written, Stream<Location> locations) {
        locations.forEach(location -> {
            if (location instanceof Location.Array array) {
                written.add(array.value());
            }
        });
    }

    /** The values of arrays that a step reads or writes, in order. */
    private static Stream<Location.Array> arrays(Step step) {
        return locations(step).filter(Location.Array.class::isInstance).map(Location.Array.class::cast);
    }

    private static Stream<Location> locations(Step step) {
        if (step instanceof Step.Loop loop) {
            return loop.assignments().stream()
                    .flatMap(assignment -> Stream.concat(
                            assignment.operands().stream()
                                    .filter(Operand.Element.class::isInstance)
                                    .map(operand -> ((Operand.Element) operand).location()),
                            assignment.stored().stream()));
        }
        if (step instanceof Step.Rows rows) {
            return Stream.concat(rows.operands().stream(), Stream.of(rows.result()))
                    .map(Step.RowOperand::location);
        }
        return ((Step.Call) step)
                .arguments().stream()
                        .filter(Argument.Value.class::isInstance)
                        .map(argument -> ((Argument.Value) argument).location());
    }
}
