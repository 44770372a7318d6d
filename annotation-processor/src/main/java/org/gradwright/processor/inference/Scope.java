// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.Optional;
import org.gradwright.processor.declaration.BlockUse;
import org.gradwright.processor.declaration.MemberDeclaration;
import org.gradwright.processor.declaration.Model;
import org.gradwright.processor.declaration.ModelMember;

/**
 * A model in the place where it stands: the network itself, or a block in a member of it.
 *
 * @param prefix what the names of its layers begin with; empty for the network
 * @param frozen whether training leaves all of it as it is
 */
record Scope(Model model, String prefix, boolean frozen) {
    /** The member of that name, if the model declares one. */
    Optional<ModelMember> member(String name) {
        return model.members().stream()
                .filter(member -> member.name().equals(name))
                .findFirst();
    }

    /** The block of a member, where it stands for the given time, from 1 on. */
    Scope of(BlockUse use, int time) {
        return new Scope(use.block(), use.repeated() ? nameOf(use) + time : nameOf(use), frozen || use.frozen());
    }

    /** The name that a member has in the whole network: {@code second} of the block {@code body} is {@code bodySecond}. */
    String nameOf(ModelMember member) {
        return nameOf(member.name());
    }

    /** A member under the name that it has in the whole network, as is the layer that it is tied to. */
    MemberDeclaration placed(MemberDeclaration member) {
        MemberDeclaration named = member.named(nameOf(member));
        return TiedRule.other(member)
                .map(other -> named.with(TiedRule.tied(named, nameOf(other))))
                .orElse(named);
    }

    String nameOf(String member) {
        return prefix.isEmpty() ? member : prefix + LayerSite.capitalized(member);
    }
}
