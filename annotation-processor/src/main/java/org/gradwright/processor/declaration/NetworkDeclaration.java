// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import java.util.List;
import org.gradwright.processor.diagnostic.Place;

/**
 * A type annotated with {@code @Network}.
 *
 * @param packageName empty for the unnamed package
 * @param name the simple name; with the enclosing types' names, joined by {@code _}, for a member type
 * @param inputGradients whether gradients of the inputs are asked for
 * @param outputGradients whether a backward pass from given gradients in the outputs is asked for
 */
public record NetworkDeclaration(
        String packageName,
        String name,
        boolean isPublic,
        boolean inputGradients,
        boolean outputGradients,
        Model model) {

    /** The layers, in the order of the source. */
    public List<MemberDeclaration> members() {
        return model.layers();
    }

    public Place place() {
        return model.place();
    }
}
