// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gradwright.processor.plan.Location;
import org.gradwright.processor.plan.Step;
import org.gradwright.processor.plan.Step.Argument;
import org.gradwright.processor.plan.Step.Assignment;
import org.gradwright.processor.plan.Step.Operand;
import org.gradwright.processor.plan.Step.RowOperand;

/** The same steps with other names: what is renamed is asked for in the order in which generated code names it. */
abstract class StepMapping {
    abstract Location.Array array(Location.Array array);

    /** The constant of an offset. */
    abstract String offset(String constant);

    /** The constant of numbers that the declaration gives. */
    abstract String given(String constant);

    /** What is asked whether it is frozen. */
    abstract String layer(String layer);

    /** What is asked whether its gradients are to be added to. */
    abstract String trained(String layer);

    abstract Argument.MaskKey maskKey(Argument.MaskKey key);

    /** The name of an assignment. */
    abstract String local(String name);

    final List<Step> steps(List<Step> steps) {
        return steps.stream().map(this::step).toList();
    }

    private Step step(Step step) {
        if (step instanceof Step.Call call) {
            return new Step.Call(
                    call.routine(),
                    call.arguments().stream().map(this::argument).toList());
        }
        if (step instanceof Step.Loop loop) {
            return new Step.Loop(
                    loop.space(),
                    loop.assignments().stream().map(this::assignment).toList());
        }
        if (step instanceof Step.Frozen choice) {
            return new Step.Frozen(layer(choice.layer()), steps(choice.frozen()), steps(choice.trained()));
        }
        if (step instanceof Step.Gradients gradients) {
            return new Step.Gradients(trained(gradients.layer()), steps(gradients.steps()));
        }
        Step.Rows rows = (Step.Rows) step;
        List<RowOperand> operands = new ArrayList<>();
        rows.operands().forEach(operand -> operands.add(operand(operand)));
        Map<String, String> scratch = new HashMap<>();
        new TreeMap<>(rows.scratch())
                .forEach((name, array) -> scratch.put(
                        name, array(new Location.Array(array, array)).name()));
        return new Step.Rows(rows.formula(), operands, operand(rows.result()), scratch);
    }

    private RowOperand operand(RowOperand operand) {
        return new RowOperand(location(operand.location()), operand.shape());
    }

    private Argument argument(Argument argument) {
        if (argument instanceof Argument.Value value) {
            return new Argument.Value(location(value.location()));
        }
        return argument instanceof Argument.MaskKey key ? maskKey(key) : argument;
    }

    private Assignment assignment(Assignment assignment) {
        List<Operand> operands =
                assignment.operands().stream().map(this::operand).toList();
        Optional<Location> stored = assignment.stored().map(this::location);
        return new Assignment(local(assignment.name()), assignment.formula(), operands, stored, assignment.adds());
    }

    private Operand operand(Operand operand) {
        return operand instanceof Operand.Element element
                ? new Operand.Element(location(element.location()), element.broadcast())
                : new Operand.Local(local(((Operand.Local) operand).name()));
    }

    private Location location(Location location) {
        if (location instanceof Location.Array array) {
            return array(array);
        }
        if (location instanceof Location.Slice slice) {
            return new Location.Slice(slice.store(), offset(slice.offset()));
        }
        return location instanceof Location.Given given ? new Location.Given(given(given.constant())) : location;
    }
}
