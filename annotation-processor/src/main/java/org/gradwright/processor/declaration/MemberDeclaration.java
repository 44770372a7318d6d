// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import java.util.List;
import java.util.Optional;
import org.gradwright.processor.diagnostic.Place;

/** A member of a network: one layer, with what joins it. */
public record MemberDeclaration(
        String name,
        InputDeclaration input,
        AnnotationUse operation,
        Optional<AnnotationUse> activation,
        Optional<AnnotationUse> loss,
        LossOptions lossOptions,
        List<AnnotationUse> regularizers,
        List<AnnotationUse> initializers,
        Place place)
        implements ModelMember {

    public MemberDeclaration {
        regularizers = List.copyOf(regularizers);
        initializers = List.copyOf(initializers);
    }

    /** The same member under another name, as a block has it where it is used. */
    public MemberDeclaration named(String other) {
        return new MemberDeclaration(
                other, input, operation, activation, loss, lossOptions, regularizers, initializers, place);
    }
}
