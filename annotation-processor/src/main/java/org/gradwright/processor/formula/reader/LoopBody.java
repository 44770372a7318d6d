// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradwright.processor.formula.FormulaBuilder;
import org.gradwright.processor.formula.Instruction.Loop;
import org.gradwright.processor.formula.Kind;
import org.gradwright.processor.formula.NameScope;
import org.gradwright.processor.formula.Relation;

/**
 * The body of a loop while it is read: a formula of its own. Its inputs are the index, the variables that it assigns,
 * which the loop carries, and all other variables that it can see.
 */
final class LoopBody {

    private final Reading around;
    private final FormulaBuilder outer;
    private final Reading reading;
    private final Scope scope = new Scope();
    private final List<Integer> initial = new ArrayList<>();
    private final List<Integer> captured = new ArrayList<>();
    /** The variables that the loop carries, in order, with their kinds. */
    private final Map<String, Value.Kind> carried = new LinkedHashMap<>();

    /** Prepares the body of a loop that assigns some variables of the scope around it. */
    LoopBody(Reading around, String index, Set<String> assigned, Scope outside) {
        this.around = around;
        this.outer = around.builder();
        NameScope names = new NameScope();
        List<String> inputs = new ArrayList<>(List.of(names.fresh(index)));
        List<Kind> kinds = new ArrayList<>(List.of(Kind.INTEGER));
        List<String> seen = new ArrayList<>();
        for (String name : outside.names()) {
            Scope.Local local = outside.local(name);
            Value value = local.value();
            if (value == null || value.isUnknown()) {
                scope.put(name, local);
            } else if (assigned.contains(name)) {
                carried.put(name, local.kind());
                inputs.add(names.fresh(name));
                kinds.add(local.kind() == Value.Kind.INTEGER ? Kind.INTEGER : Kind.NUMBER);
                initial.add(number(outer, value));
            } else {
                seen.add(name);
            }
        }
        for (String name : seen) {
            capture(outside.value(name), names.fresh(name), inputs, kinds);
            if (outside.local(name).kind() == Value.Kind.ROW) {
                captured.add(outside.value(name).length());
                inputs.add(names.fresh(name + "Length"));
                kinds.add(Kind.INTEGER);
            }
        }

        FormulaBuilder builder = new FormulaBuilder(inputs, kinds);
        int next = 1;
        for (Map.Entry<String, Value.Kind> variable : carried.entrySet()) {
            scope.put(variable.getKey(), variable.getValue(), value(builder, variable.getValue(), next++));
        }
        for (String name : seen) {
            Value.Kind kind = outside.local(name).kind();
            if (kind == Value.Kind.ROW) {
                scope.put(name, kind, Value.row(builder.input(next), builder.input(next + 1)));
                next += 2;
            } else {
                scope.put(name, kind, new Value(kind, builder.input(next++)));
            }
        }
        this.reading = around.inLoop(builder);
    }

    private void capture(Value value, String name, List<String> inputs, List<Kind> kinds) {
        captured.add(value.position());
        inputs.add(name);
        kinds.add(outer.kind(value.position()));
    }

    /** A truth value is carried as 1 or 0. */
    private static int number(FormulaBuilder builder, Value value) {
        return value.kind() == Value.Kind.TRUTH
                ? builder.select(value.position(), builder.constant(1), builder.constant(0))
                : value.position();
    }

    private static Value value(FormulaBuilder builder, Value.Kind kind, int input) {
        int position = builder.input(input);
        return kind == Value.Kind.TRUTH
                ? Value.truth(builder.compare(Relation.NOT_EQUAL, position, builder.constant(0)))
                : new Value(kind, position);
    }

    FormulaBuilder builder() {
        return reading.builder();
    }

    Reading reading() {
        return reading;
    }

    /** The variables that the body sees. */
    Scope scope() {
        return scope;
    }

    /** The position of the index. */
    int index() {
        return builder().input(0);
    }

    /**
     * Adds the loop around the body to the formula around it, and assigns what it carries there. Where Java would not reach
     * the loop it runs no round.
     */
    void finish(int from, int bound, boolean down, Scope outside) {
        int to = outer.select(around.condition(), bound, from);
        FormulaBuilder body = builder();
        int[] results = carried.keySet().stream()
                .mapToInt(name -> number(body, scope.value(name)))
                .toArray();
        int[] last = outer.loop(new Loop(from, to, down, initial, captured, body.build("body", results)));
        int next = 0;
        for (Map.Entry<String, Value.Kind> variable : carried.entrySet()) {
            int position = last[next++];
            Value value = variable.getValue() == Value.Kind.TRUTH
                    ? Value.truth(outer.compare(Relation.NOT_EQUAL, position, outer.constant(0)))
                    : new Value(variable.getValue(), position);
            outer.hint(position, variable.getKey());
            outside.put(variable.getKey(), variable.getValue(), value);
        }
    }
}
