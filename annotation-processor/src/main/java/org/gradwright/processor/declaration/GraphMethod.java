// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import java.util.List;
import java.util.Optional;
import org.gradwright.processor.diagnostic.Place;

/**
 * A method of a model with a body: a part of the graph.
 *
 * @param inputs its parameters
 * @param returns what it gives
 * @param mark of a method that says what is trained
 */
public record GraphMethod(
        String name,
        List<InputDeclaration> inputs,
        Returns returns,
        Body body,
        Optional<ObjectiveUse> mark,
        Place place)
        implements ModelMember {
    /** The method that says what is predicted. */
    public static final String FORWARD = "forward";

    /** The method that says what is trained. */
    public static final String OBJECTIVE = "objective";

    /** The method of a block. */
    public static final String APPLY = "apply";

    public GraphMethod {
        inputs = List.copyOf(inputs);
    }

    /** Whether it says what is trained. */
    public boolean isObjective() {
        return mark.isPresent() || name.equals(OBJECTIVE);
    }

    /** Whether it is called from outside a network: its parameters are inputs. */
    public boolean isRoot() {
        return isObjective() || name.equals(FORWARD);
    }

    /** What a method gives. */
    public enum Returns {
        TENSOR,
        SCALAR,
        RECORD
    }
}
