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
 * @param members in the order of the source
 */
public record NetworkDeclaration(
        String packageName,
        String name,
        boolean isPublic,
        boolean inputGradients,
        List<MemberDeclaration> members,
        Place place) {

    public NetworkDeclaration {
        members = List.copyOf(members);
    }
}
