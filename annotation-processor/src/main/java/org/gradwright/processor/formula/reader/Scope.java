// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters and local variables at one point of a method, and their values there. */
final class Scope {

    /** A variable; without a value it has not been assigned on every path. */
    record Local(Value.Kind kind, @Nullable Value value) {}

    private final Map<String, Local> locals;

    Scope() {
        this(new LinkedHashMap<>());
    }

    private Scope(Map<String, Local> locals) {
        this.locals = locals;
    }

    Scope copy() {
        return new Scope(new LinkedHashMap<>(locals));
    }

    /** The same values of those variables alone that the outer scope has too. */
    Scope leaving(Scope outer) {
        Scope left = copy();
        left.locals.keySet().retainAll(outer.locals.keySet());
        return left;
    }

    void put(String name, Local local) {
        locals.put(name, local);
    }

    Local local(String name) {
        return Objects.requireNonNull(locals.get(name), name);
    }

    /** The value of a variable that has been assigned. */
    Value value(String name) {
        return Objects.requireNonNull(local(name).value(), name);
    }

    void put(String name, Value.Kind kind, @Nullable Value value) {
        locals.put(name, new Local(kind, value));
    }

    void remove(String name) {
        locals.remove(name);
    }

    @Nullable
    Local find(String name) {
        return locals.get(name);
    }

    Set<String> names() {
        return locals.keySet();
    }
}
