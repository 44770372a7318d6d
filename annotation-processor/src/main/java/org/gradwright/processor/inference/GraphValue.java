// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradwright.processor.graph.Node;

/** What an expression in the body of a model stands for. */
sealed interface GraphValue {
    /** What stands for something that was refused: nothing that is made of it is refused again. */
    record Missing() implements GraphValue {}

    record OfTensor(Node node) implements GraphValue {}

    /** A sum of losses, each times a factor. */
    record OfScalar(List<Term> terms) implements GraphValue {
        public OfScalar {
            terms = List.copyOf(terms);
        }
    }

    /** A number that is known while the graph is built. */
    record OfNumber(double value, boolean whole) implements GraphValue {}

    /** Tensors by the names of a record's components. */
    record OfRecord(Map<String, GraphValue> values) implements GraphValue {
        public OfRecord {
            values = new LinkedHashMap<>(values);
        }
    }

    /**
     * A loss in a sum.
     *
     * @param compared what the loss takes
     */
    record Term(String name, Node total, List<Node> compared, double factor) {
        public Term {
            compared = List.copyOf(compared);
        }

        Term times(double by) {
            return new Term(name, total, compared, factor * by);
        }
    }

    /** What a message calls it. */
    default String kind() {
        if (this instanceof OfTensor) {
            return "a Tensor";
        }
        if (this instanceof OfScalar) {
            return "a Scalar";
        }
        return this instanceof OfRecord ? "a record" : "a number";
    }
}
