// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import org.gradwright.processor.formula.Kind;

/** Where the formulas of methods of other files come from. */
public interface Callees {
    /** No methods of other files. */
    Callees NONE = new Callees() {
        @Override
        public Callee find(ExecutableElement method) {
            return Callee.without(Callee.State.UNMARKED);
        }

        @Override
        public boolean isCompanion(String name) {
            return false;
        }

        @Override
        public Optional<Callee> ofCompanion(String name, String method, List<Kind> arguments) {
            return Optional.empty();
        }
    };

    /** A static method of another file. */
    Callee find(ExecutableElement method);

    /** Whether a class of that qualified name stands beside formulas, or will when they are compiled. */
    boolean isCompanion(String name);

    /** The method in the class of that qualified name that Java calls with such arguments; empty if no formula is one. */
    Optional<Callee> ofCompanion(String name, String method, List<Kind> arguments);
}
