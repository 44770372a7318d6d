// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import java.util.List;
import java.util.Optional;
import org.gradwright.processor.diagnostic.Place;

/**
 * A member of a network: one layer, with what joins it.
 *
 * @param frozen whether training leaves it as it is
 */
public record MemberDeclaration(
        String name,
        InputDeclaration input,
        AnnotationUse operation,
        Optional<AnnotationUse> activation,
        Optional<AnnotationUse> loss,
        LossOptions lossOptions,
        List<AnnotationUse> regularizers,
        List<AnnotationUse> initializers,
        boolean frozen,
        Place place)
        implements ModelMember {

    public MemberDeclaration {
        regularizers = List.copyOf(regularizers);
        initializers = List.copyOf(initializers);
    }

    /** The same member with everything at one place, and a name of what it takes. */
    MemberDeclaration at(Place other, String parameter) {
        return new MemberDeclaration(
                name,
                input.at(other, parameter),
                operation.at(other),
                activation.map(use -> use.at(other)),
                loss.map(use -> use.at(other)),
                lossOptions.at(other),
                regularizers.stream().map(use -> use.at(other)).toList(),
                initializers.stream().map(use -> use.at(other)).toList(),
                frozen,
                other);
    }

    /** The same member under another name, as a block has it where it is used. */
    public MemberDeclaration named(String other) {
        return new MemberDeclaration(
                other, input, operation, activation, loss, lossOptions, regularizers, initializers, frozen, place);
    }

    /** The same member with another operation. */
    public MemberDeclaration with(AnnotationUse other) {
        return new MemberDeclaration(
                name, input, other, activation, loss, lossOptions, regularizers, initializers, frozen, place);
    }

    /** The same member without a loss. */
    MemberDeclaration withoutLoss() {
        LossOptions none = new LossOptions(Optional.empty(), Optional.empty());
        return new MemberDeclaration(
                name, input, operation, activation, Optional.empty(), none, regularizers, initializers, frozen, place);
    }

    /** The same member, frozen where the block that it stands in is. */
    public MemberDeclaration frozenIn(boolean block) {
        return new MemberDeclaration(
                name,
                input,
                operation,
                activation,
                loss,
                lossOptions,
                regularizers,
                initializers,
                frozen || block,
                place);
    }
}
