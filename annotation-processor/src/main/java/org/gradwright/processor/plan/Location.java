// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

/** Where a value lies while generated code runs. */
public sealed interface Location {
    /**
     * An array of the session.
     *
     * @param value the name of the value that lies there
     */
    record Array(String name, String value) implements Location {}

    /** A part of one of the network's flat arrays, at an offset that has a constant of its own. */
    record Slice(Store store, String offset) implements Location {}

    /** Numbers that the declaration gives, in an array that has a constant of its own. */
    record Given(String constant) implements Location {}

    /** The number of rows of the batch. */
    record Rows() implements Location {}

    /** What the gradient of the objective is multiplied by. */
    record Scale() implements Location {}

    /** A flat array of the network. */
    enum Store {
        PARAMETERS("parameters"),
        GRADIENTS("gradients"),
        STATISTICS("statistics"),
        /** What prediction reads that depends on the other values alone. */
        DERIVED("derived");

        private final String field;

        Store(String field) {
            this.field = field;
        }

        /** The field of the network. */
        public String field() {
            return field;
        }
    }
}
