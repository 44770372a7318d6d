// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.Optional;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;

/** {@code [batch, rows, columns, ...] -> [batch, features]}, in the same order. */
final class FlattenRule implements LayerRule {
    @Override
    public String annotation() {
        return "org.gradwright.Flatten";
    }

    @Override
    public Effect effect() {
        return Effect.KEEPS;
    }

    @Override
    public Optional<Built> build(LayerSite site) {
        Shape flat = Shape.batch(Math.toIntExact(site.input().shape().size()));
        Node result = site.add(site.resultName("flat"), new Operation.Reshape(), flat, site.input());
        return Optional.of(new Built(result, "flatten(" + site.input().name() + ")"));
    }
}
