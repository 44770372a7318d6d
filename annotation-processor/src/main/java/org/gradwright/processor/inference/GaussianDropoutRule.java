// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.List;
import java.util.Optional;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;

/** Values multiplied by normal numbers around 1 in training; the shape stays. */
final class GaussianDropoutRule implements LayerRule {
    @Override
    public String annotation() {
        return "org.gradwright.GaussianDropout";
    }

    @Override
    public boolean isRandom() {
        return true;
    }

    @Override
    public Optional<Built> build(LayerSite site) {
        Shape shape = site.input().shape();
        String name = site.member().name();
        double rate = site.attributes().number("value");
        double deviation = Math.sqrt(rate / (1 - rate));
        Node factors = site.add(site.part("mask"), new Operation.NormalNoise(name, site.call(), 1, deviation), shape);
        Node result = site.add(site.resultName("kept"), new Operation.Dropout(), shape, site.input(), factors);
        return Optional.of(
                new Built(result, "gaussian dropout(" + site.input().name() + ", " + rate + ")", List.of(rate)));
    }
}
