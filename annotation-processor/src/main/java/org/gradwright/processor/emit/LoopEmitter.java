// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradwright.processor.formula.NameScope;
import org.gradwright.processor.graph.Broadcast;
import org.gradwright.processor.plan.Location;
import org.gradwright.processor.plan.Step;
import org.gradwright.processor.plan.Step.Assignment;
import org.gradwright.processor.plan.Step.Operand;

/** Loops that compute formulas element by element. */
final class LoopEmitter {
    private static final List<String> INDICES = List.of("i", "j", "at", "row", "ofRow", "rows", "scale");

    private final Dialect dialect;
    private final FormulaCode formulas;
    private final Set<String> taken;

    LoopEmitter(Dialect dialect, Set<String> fields) {
        this.dialect = dialect;
        this.formulas = new FormulaCode(dialect);
        this.taken = new HashSet<>(fields);
        this.taken.addAll(INDICES);
    }

    void emit(CodeBlock.Builder code, String layer, Step.Loop loop) {
        Set<Broadcast> broadcasts = new HashSet<>();
        loop.assignments()
                .forEach(assignment -> assignment.operands().forEach(operand -> {
                    if (operand instanceof Operand.Element element) {
                        broadcasts.add(element.broadcast());
                    }
                }));
        IndexSpace space = new IndexSpace(loop.space(), broadcasts);
        NameScope names = new NameScope(taken);
        Map<Operand, String> ofRow = constants(loop, Broadcast.ROWS, "OfRow", space, names);
        Map<Operand, String> ofPlace = constants(loop, Broadcast.PLACES, "OfPlace", space, names);
        space.open(code, declared(ofRow, space), declared(ofPlace, space));
        Map<Operand, String> outside = new HashMap<>(ofRow);
        outside.putAll(ofPlace);
        Map<String, String> locals = new HashMap<>();
        List<Assignment> assignments = loop.assignments();
        for (int i = 0; i < assignments.size(); i++) {
            Assignment assignment = assignments.get(i);
            List<String> arguments = assignment.operands().stream()
                    .map(operand -> outside.getOrDefault(operand, operand(operand, space, locals)))
                    .toList();
            CodeBlock value = formulas.write(code, assignment.formula(), arguments, names);
            if (reads(assignments.subList(i + 1, assignments.size()), assignment.name())) {
                String local = names.fresh(Words.without(layer, assignment.name()));
                code.addStatement("$L $L = $L", dialect.precision().type(), local, value);
                locals.put(assignment.name(), local);
                value = CodeBlock.of("$L", local);
            }
            store(code, assignment, value, space);
        }
        space.close(code);
    }

    /**
     * Names for the numbers that are the same in a whole innermost loop. In that loop, which may write to their array for all
     * that HotSpot knows, they would be read again for each value, and the loop not be vectorized.
     */
    private static Map<Operand, String> constants(
            Step.Loop loop, Broadcast broadcast, String suffix, IndexSpace space, NameScope names) {
        Map<Operand, String> values = new LinkedHashMap<>();
        if (!space.staysInside(broadcast)) {
            return values;
        }
        for (Assignment assignment : loop.assignments()) {
            for (Operand operand : assignment.operands()) {
                if (operand instanceof Operand.Element element
                        && element.broadcast() == broadcast
                        && element.location() instanceof Location.Array array) {
                    values.computeIfAbsent(operand, key -> names.fresh(array.name() + suffix));
                }
            }
        }
        return values;
    }

    private CodeBlock declared(Map<Operand, String> constants, IndexSpace space) {
        CodeBlock.Builder code = CodeBlock.builder();
        constants.forEach((operand, name) ->
                code.addStatement("$L $L = $L", dialect.precision().type(), name, operand(operand, space, Map.of())));
        return code.build();
    }

    private static void store(CodeBlock.Builder code, Assignment assignment, CodeBlock value, IndexSpace space) {
        Optional<Location> stored = assignment.stored();
        if (stored.isPresent()) {
            String target = element(stored.get(), space.index(Broadcast.FULL));
            code.addStatement("$L $L $L", target, assignment.adds() ? "+=" : "=", value);
        }
    }

    private static boolean reads(List<Assignment> later, String name) {
        return later.stream()
                .flatMap(assignment -> assignment.operands().stream())
                .anyMatch(operand -> operand.equals(new Operand.Local(name)));
    }

    private static String operand(Operand operand, IndexSpace space, Map<String, String> locals) {
        if (operand instanceof Operand.Local local) {
            String name = locals.get(local.name());
            if (name == null) {
                throw new IllegalStateException("'" + local.name() + "' is read before it is computed");
            }
            return name;
        }
        Operand.Element element = (Operand.Element) operand;
        return element(element.location(), space.index(element.broadcast()));
    }

    private static String element(Location location, String index) {
        if (location instanceof Location.Array array) {
            return array.name() + "[" + index + "]";
        }
        if (location instanceof Location.Slice slice) {
            return slice.store().field() + "[" + slice.offset() + " + " + index + "]";
        }
        if (location instanceof Location.Given given) {
            return given.constant() + "[" + index + "]";
        }
        return location instanceof Location.Rows ? "rows" : "scale";
    }
}
