// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.List;
import java.util.Optional;
import org.gradwright.processor.declaration.InputDeclaration;
import org.gradwright.processor.declaration.MemberDeclaration;
import org.gradwright.processor.declaration.NetworkDeclaration;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;

/** Builds the graph of a declaration whose layers chain in the order declared. */
final class ChainBuilder {
    private final NetworkDeclaration declaration;
    private final Construction construction;
    private final Diagnostics diagnostics;

    ChainBuilder(NetworkDeclaration declaration, Construction construction) {
        this.declaration = declaration;
        this.construction = construction;
        this.diagnostics = construction.diagnostics;
    }

    /** The end of the network; empty when a problem was reported. */
    Optional<LossBuilder.Built> build() {
        if (!InputRules.inOrder(declaration, diagnostics)) {
            return Optional.empty();
        }
        List<MemberDeclaration> members = declaration.members();
        MemberDeclaration last = members.get(members.size() - 1);
        boolean complete = NameRules.check(declaration, diagnostics);
        boolean inputsInPlace = InputRules.check(declaration, diagnostics);
        complete &= inputsInPlace;
        complete &= LossRules.inPlace(members, diagnostics);
        Node value = input(members.get(0).input(), inputsInPlace);
        LayerBuilder layers = new LayerBuilder(construction);
        for (MemberDeclaration member : members) {
            LayerBuilder.Result result = layers.call(member, value, member.place());
            complete &= result.accepted();
            value = result.output();
        }
        complete = complete && SizeRules.parametersFit(declaration, construction, value);
        if (last.loss().isPresent()) {
            complete &= new LossRules(construction).fits(last.loss().get(), last.name(), value);
            complete &= LossBuilder.isOperation(last.loss().get().type())
                    || construction.formulas.formula(last.loss().get()).isPresent();
        }
        return complete ? new LossBuilder(construction).build(last, value) : Optional.empty();
    }

    /** The input; where it was refused, one that lets the layers be checked. */
    private Node input(InputDeclaration input, boolean accepted) {
        Shape shape = accepted ? new Shape(true, input.extents().orElseThrow()) : Shape.batch(2);
        Node node = construction.nodes.add(input.name(), "", new Operation.Input(input.name()), List.of(), shape);
        construction.trace(node, List.of(), input.name());
        return node;
    }
}
