// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.declaration;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradwright.processor.diagnostic.Place;

/**
 * What a network or a block consists of.
 *
 * @param members in the order of the source
 * @param origin what tells its versions apart
 */
public record Model(String name, List<ModelMember> members, Origin origin, Place place) {
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

    /** The method that says what it gives, if one does: what a network predicts, or {@code apply} of a block. */
    public Optional<GraphMethod> entry() {
        return method(origin.isNetwork() ? GraphMethod.FORWARD : GraphMethod.APPLY);
    }

    /** What it takes: parameters of that method, or of the first layer. */
    public List<InputDeclaration> inputs() {
        return entry().map(GraphMethod::inputs)
                .orElseGet(() ->
                        layers().stream().limit(1).map(MemberDeclaration::input).toList());
    }

    /** The same model with other members. */
    Model with(List<ModelMember> others) {
        return new Model(name, others, origin, place);
    }

    /** The models that its members are, each once. */
    public Set<Model> blocks() {
        Map<String, Model> blocks = new LinkedHashMap<>();
        members(BlockUse.class)
                .forEach(use -> blocks.putIfAbsent(use.block().origin().type(), use.block()));
        return new LinkedHashSet<>(blocks.values());
    }

    /** The fingerprint of the model and, behind spaces, those of the blocks in it, each with its name. */
    public String version() {
        return origin.fingerprint()
                + blocks().stream()
                        .map(block -> " " + block.origin().type() + "=" + block.version())
                        .collect(Collectors.joining());
    }

    /** Whether the layers chain in the order declared, as no method says otherwise. */
    public boolean isChain() {
        return layers().size() == members.size();
    }
}
