// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.List;
import java.util.Optional;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;

/** Values set to zero at random in training, the others scaled by {@code 1 / (1 - rate)}; the shape stays. */
final class DropoutRule implements LayerRule {
    @Override
    public String annotation() {
        return "org.gradwright.Dropout";
    }

    @Override
    public boolean isRandom() {
        return true;
    }

    @Override
    public Effect effect() {
        return Effect.SCALES;
    }

    @Override
    public Optional<Built> build(LayerSite site) {
        double rate = site.attributes().number("value");
        Shape shape = site.input().shape();
        String name = site.member().name();
        Node mask = site.add(site.part("mask"), new Operation.DropoutMask(name, site.call(), rate), shape);
        Node result = site.add(site.resultName("kept"), new Operation.Dropout(), shape, site.input(), mask);
        return Optional.of(new Built(result, "dropout(" + site.input().name() + ", " + rate + ")", List.of(rate)));
    }
}
