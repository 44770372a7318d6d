// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.diagnostic.Problem;

/** What a member can use of a network or of a block: something with one value. */
final class TrunkRules {
    private final Diagnostics diagnostics;

    TrunkRules(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * Whether a model gives one tensor; if not, that is reported.
     *
     * @param upTo the member whose value it is to give, or empty
     */
    boolean accept(String member, Model model, String upTo, Place place) {
        List<String> values = model.members().stream()
                .filter(each -> each instanceof MemberDeclaration || each instanceof BlockUse)
                .map(ModelMember::name)
                .toList();
        String known = values.stream().map(each -> "'" + each + "'").collect(Collectors.joining(", "));
        if (upTo.isEmpty()) {
            boolean several = model.entry()
                    .filter(entry -> entry.returns() == GraphMethod.Returns.RECORD)
                    .isPresent();
            if (several) {
                diagnostics.report(Problem.TRUNK_OUTPUTS, place, model.name(), member, known);
            }
            return !several;
        }
        if (!values.contains(upTo)) {
            diagnostics.report(
                    Problem.TRUNK_MEMBER,
                    place,
                    upTo,
                    "is no layer and no block of '" + model.name() + "'",
                    Spellings.nearest(upTo, values)
                            .map(near -> "Did you mean '" + near + "'?")
                            .orElse("It has " + known + "."));
            return false;
        }
        return true;
    }

    /** The members of a chain up to one of them. */
    static Model upTo(Model chain, String last) {
        List<ModelMember> members = new ArrayList<>();
        for (ModelMember member : chain.members()) {
            members.add(member);
            if (member.name().equals(last)) {
                break;
            }
        }
        return chain.with(members);
    }
}
