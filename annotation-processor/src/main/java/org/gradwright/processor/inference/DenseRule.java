// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.Optional;
import java.util.Set;
import org.gradwright.processor.declaration.AnnotationUse;
import org.gradwright.processor.graph.Arithmetic;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Operation.Role;
import org.gradwright.processor.graph.Shape;

/** {@code x * weight + bias}: {@code [batch, inputs] -> [batch, units]}, weight {@code [inputs, units]}. */
final class DenseRule implements LayerRule {
    @Override
    public String annotation() {
        return "org.gradwright.Dense";
    }

    @Override
    public Shape shapeDespiteProblem(LayerSite site) {
        return Shape.batch(Math.max(site.attributes().integer("units"), 2));
    }

    @Override
    public boolean accepts(LayerSite site) {
        return site.flatInput();
    }

    @Override
    public Set<Role> penalized(AnnotationUse attributes) {
        return attributes.flag("bias") ? Set.of(Role.WEIGHT, Role.BIAS) : Set.of(Role.WEIGHT);
    }

    @Override
    public Optional<Built> build(LayerSite site) {
        int units = site.attributes().integer("units");
        if (!site.withinArray(site.input().shape().last(), units, "units")) {
            return Optional.empty();
        }
        int inputs = site.input().shape().last();
        Shape output = Shape.batch(units);
        Node weight = site.weight("weight", inputs, units, inputs, units);
        String description = site.input().name() + " * weight";
        if (!site.attributes().flag("bias")) {
            Node product = site.add(site.resultName("sum"), new Operation.Product(), output, site.input(), weight);
            return Optional.of(new Built(product, description));
        }
        Node bias = site.bias(units);
        Node product = site.add(site.part("product"), new Operation.Product(), output, site.input(), weight);
        Node sum = site.add(site.resultName("sum"), new Operation.Elementwise(Arithmetic.ADD), output, product, bias);
        return Optional.of(new Built(sum, description + " + bias"));
    }
}
