// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.declaration.MemberDeclaration;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.graph.Arithmetic;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Operation.Role;
import org.gradwright.processor.graph.Shape;

/**
 * {@code x * transpose(weight) + bias} with the weight of a dense layer, {@code [outputs, inputs]}: {@code [batch, inputs] ->
 * [batch, outputs]}.
 */
final class TiedRule implements LayerRule {
    private static final String ANNOTATION = "org.gradwright.Tied";

    @Override
    public String annotation() {
        return ANNOTATION;
    }

    @Override
    public Shape shapeDespiteProblem(LayerSite site) {
        return weight(site)
                .map(weight -> Shape.batch(weight.shape().extents().get(0)))
                .orElse(site.input().shape());
    }

    @Override
    public boolean accepts(LayerSite site) {
        return site.flatInput();
    }

    @Override
    public Set<Role> penalized(AnnotationUse attributes) {
        return attributes.flag("bias") ? Set.of(Role.BIAS) : Set.of();
    }

    @Override
    public Optional<Built> build(LayerSite site) {
        Optional<Node> weight = weight(site);
        if (weight.isEmpty()) {
            if (!site.others().isRefused(other(site))) {
                site.diagnostics()
                        .report(
                                Problem.TIED_LAYER,
                                site.attributes().placeOf("value"),
                                site.trace(),
                                site.member().name(),
                                other(site));
            }
            return Optional.empty();
        }
        List<Integer> extents = weight.get().shape().extents();
        Node x = site.input();
        if (x.shape().last() != extents.get(1)) {
            site.diagnostics()
                    .report(
                            Problem.TIED_WIDTH,
                            site.member().place(),
                            site.trace(),
                            site.member().name(),
                            extents.get(1),
                            other(site),
                            x.name(),
                            x.shape());
            return Optional.empty();
        }
        Shape output = Shape.batch(extents.get(0));
        String description = x.name() + " * transpose(" + other(site) + ".weight)";
        Operation transposed = new Operation.ProductTransposed();
        if (!site.attributes().flag("bias")) {
            Node product = site.add(site.resultName("sum"), transposed, output, x, weight.get());
            return Optional.of(new Built(product, description));
        }
        Node bias = site.bias(extents.get(0));
        Node product = site.add(site.part("product"), transposed, output, x, weight.get());
        Node sum = site.add(site.resultName("sum"), new Operation.Elementwise(Arithmetic.ADD), output, product, bias);
        return Optional.of(new Built(sum, description + " + bias"));
    }

    private static Optional<Node> weight(LayerSite site) {
        return site.others().denseWeight(other(site));
    }

    private static String other(LayerSite site) {
        return other(site.member()).orElse("");
    }

    /** The name of the layer that a member is tied to, if it is such a layer. */
    static Optional<String> other(MemberDeclaration member) {
        boolean tied = member.operation().type().equals(ANNOTATION);
        return tied && member.operation().values().get("value") instanceof String name
                ? Optional.of(name)
                : Optional.empty();
    }

    /** The annotation of a tied layer, for a layer of that name. */
    static AnnotationUse tied(MemberDeclaration member, String name) {
        return member.operation().with("value", name);
    }
}
