// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.ArrayList;
import java.util.List;
import org.gradwright.processor.declaration.BlockUse;
import org.gradwright.processor.declaration.MemberDeclaration;
import org.gradwright.processor.declaration.Model;
import org.gradwright.processor.declaration.ModelMember;
import org.gradwright.processor.diagnostic.Place;

/**
 * A member in a place where it stands: in the network, or in a block of it.
 *
 * @param name in the whole network: {@code body2First}
 * @param path the same with the names of the members that lead to it: {@code body2.first}
 * @param place of the member of the network that leads to it
 * @param first whether it is not the repetition of another one, nor in a part of a model that is checked where it is declared
 */
record Placed(String name, String path, ModelMember member, Place place, boolean first) {

    /** Every member, those of blocks after the members that use these. */
    static List<Placed> all(Model network) {
        List<Placed> all = new ArrayList<>();
        for (ModelMember member : network.members()) {
            add(new Scope(network, "", false), member, "", member.place(), true, all);
        }
        return all;
    }

    private static void add(
            Scope scope, ModelMember member, String path, Place place, boolean first, List<Placed> all) {
        all.add(new Placed(scope.nameOf(member), path + member.name(), member, place, first));
        if (member instanceof BlockUse use) {
            for (int i = 1; i <= use.times(); i++) {
                String inner = path + use.name() + (use.repeated() ? String.valueOf(i) : "") + ".";
                for (ModelMember each : use.block().members()) {
                    add(scope.of(use, i), each, inner, place, first && i == 1 && !use.isPart(), all);
                }
            }
        }
    }

    /** How many layers a model has, with those of its blocks. */
    static long layers(Model model) {
        long layers = model.layers().size();
        for (BlockUse use : model.members(BlockUse.class)) {
            // A block repeated so often that this overflows would still be far too large.
            layers = Math.min(Integer.MAX_VALUE, layers + use.times() * Math.max(1, layers(use.block())));
        }
        return layers;
    }

    boolean isLayer() {
        return member instanceof MemberDeclaration;
    }

    /** The layer under its name in the whole network. */
    MemberDeclaration layer() {
        return ((MemberDeclaration) member).named(name);
    }
}
