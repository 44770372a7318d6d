// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import org.gradwright.processor.formula.FormulaBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What a sequence of statements does.
 *
 * @param scope the variables after it; null if every path returns
 * @param returned position of the condition under which a path through it returns
 * @param value what is returned then; null if no path returns
 */
record Flow(@Nullable Scope scope, int returned, @Nullable Value value) {

    static Flow through(FormulaBuilder builder, Scope scope) {
        return new Flow(scope, builder.truth(false), null);
    }

    static Flow returning(FormulaBuilder builder, Value value) {
        return new Flow(null, builder.truth(true), value);
    }

    /** This flow, and the next one where this one does not return. */
    Flow then(FormulaBuilder builder, Flow next) {
        return new Flow(next.scope, builder.or(returned, next.returned), select(builder, returned, value, next.value));
    }

    /** {@code condition ? whenTrue : whenFalse}. */
    static Flow choice(FormulaBuilder builder, int condition, Flow whenTrue, Flow whenFalse) {
        Scope scope = whenTrue.scope == null
                ? whenFalse.scope
                : whenFalse.scope == null
                        ? whenTrue.scope
                        : merged(builder, condition, whenTrue.scope, whenFalse.scope);
        return new Flow(
                scope,
                builder.select(condition, whenTrue.returned, whenFalse.returned),
                select(builder, condition, whenTrue.value, whenFalse.value));
    }

    private static Scope merged(FormulaBuilder builder, int condition, Scope whenTrue, Scope whenFalse) {
        Scope merged = whenTrue.copy();
        for (String name : whenTrue.names()) {
            Scope.Local a = whenTrue.find(name);
            Scope.Local b = whenFalse.find(name);
            if (a != null && b != null && !a.equals(b)) {
                boolean assigned = a.value() != null && b.value() != null;
                Value value = assigned ? select(builder, condition, a.value(), b.value()) : null;
                if (value != null && !value.isUnknown()) {
                    builder.hint(value.position(), name);
                }
                merged.put(name, a.kind(), value);
            }
        }
        return merged;
    }

    private static @Nullable Value select(
            FormulaBuilder builder, int condition, @Nullable Value whenTrue, @Nullable Value whenFalse) {
        if (whenTrue == null || whenFalse == null) {
            return whenTrue == null ? whenFalse : whenTrue;
        }
        if (whenTrue.kind() != whenFalse.kind() || whenTrue.isUnknown()) {
            return Value.UNKNOWN;
        }
        int position = builder.select(condition, whenTrue.position(), whenFalse.position());
        return new Value(whenTrue.kind(), position);
    }
}
