// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import java.util.Optional;
import org.gradwright.processor.formula.Formula;

/**
 * What is known of a method of another file.
 *
 * @param state whether its formula is there, and if not, why
 * @param formula present where it is there
 * @param stale the name of a formula that it contains in another version than there is now; empty if there is none
 */
public record Callee(State state, Optional<Formula> formula, String stale) {
    /** How a formula can be had, or not. */
    public enum State {
        /** The formula is there. */
        FOUND,
        /** It is the formula that is being read, or one that this one is part of. */
        RUNNING,
        /** Something in it was refused, or is in error so that the compiler will report it. */
        FAILED,
        /** The method is not marked as one that formulas of other files may call. */
        UNMARKED,
        /** The method is marked, but was compiled without the processor. */
        UNCOMPILED,
        /** It contains another formula in another version than there is now. */
        STALE
    }

    /** A method whose formula is there. */
    public static Callee found(Formula formula) {
        return new Callee(State.FOUND, Optional.of(formula), "");
    }

    /** A method whose formula is not there. */
    public static Callee without(State state) {
        return new Callee(state, Optional.empty(), "");
    }

    /** A method whose formula contains another version of one than there is now. */
    public static Callee stale(String name) {
        return new Callee(State.STALE, Optional.empty(), name);
    }
}
