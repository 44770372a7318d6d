// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.List;
import org.gradwright.processor.declaration.InputDeclaration;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.inference.GraphValue.OfTensor;

/** What a network is given where it is a part of another one: values of the shapes that its inputs are declared with. */
final class TrunkInputs {
    private final Construction construction;

    TrunkInputs(Construction construction) {
        this.construction = construction;
    }

    /** Whether the arguments have the shapes of the inputs; if not, that is reported. Blocks take any. */
    boolean fit(Scope scope, List<GraphValue> arguments, Place place) {
        List<InputDeclaration> inputs = scope.model().inputs();
        if (!scope.model().origin().isNetwork()) {
            return true;
        }
        for (int i = 0; i < inputs.size(); i++) {
            InputDeclaration input = inputs.get(i);
            if (input.extents().isPresent() && arguments.get(i) instanceof OfTensor tensor) {
                Shape due = new Shape(true, input.extents().get());
                if (!tensor.node().shape().equals(due) && !construction.isDoubtful(tensor.node())) {
                    construction.refuse(
                            Problem.TRUNK_INPUT,
                            place,
                            construction.trace(tensor.node()),
                            scope.prefix(),
                            due,
                            input.name(),
                            scope.model().name(),
                            tensor.node().shape());
                    return false;
                }
            }
        }
        return true;
    }
}
