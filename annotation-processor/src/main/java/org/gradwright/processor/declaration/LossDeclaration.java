// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import java.util.List;
import org.gradwright.processor.diagnostic.Place;

/**
 * A loss that is a member of its own, such as {@code Scalar ranking(Tensor anchor, Tensor positive, Tensor negative)}.
 *
 * @param options a weight that it is multiplied by
 * @param parameters the names of what it compares
 */
public record LossDeclaration(
        String name, AnnotationUse loss, LossOptions options, List<String> parameters, Place place)
        implements ModelMember {
    public LossDeclaration {
        parameters = List.copyOf(parameters);
    }
}
