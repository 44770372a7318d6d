// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import java.util.List;
import java.util.Optional;
import org.gradwright.processor.diagnostic.Place;

/**
 * What a network or a block consists of.
 *
 * @param members in the order of the source
 */
public record Model(String name, List<ModelMember> members, Place place) {
    public Model {
        members = List.copyOf(members);
    }

    /** The members of one kind, in the order of the source. */
    public <T extends ModelMember> List<T> members(Class<T> kind) {
        return members.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public List<MemberDeclaration> layers() {
        return members(MemberDeclaration.class);
    }

    public Optional<GraphMethod> method(String name) {
        return members(GraphMethod.class).stream()
                .filter(method -> method.name().equals(name))
                .findFirst();
    }

    /** Whether the layers chain in the order declared, as no method says otherwise. */
    public boolean isChain() {
        return layers().size() == members.size();
    }
}
