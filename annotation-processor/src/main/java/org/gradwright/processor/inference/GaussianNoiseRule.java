// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.List;
import java.util.Optional;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;

/** Normal numbers added in training; the shape stays. */
final class GaussianNoiseRule implements LayerRule {
    @Override
    public String annotation() {
        return "org.gradwright.GaussianNoise";
    }

    @Override
    public boolean isRandom() {
        return true;
    }

    @Override
    public Optional<Built> build(LayerSite site) {
        Shape shape = site.input().shape();
        String name = site.member().name();
        double deviation = site.attributes().number("value");
        Node noise = site.add(site.part("noise"), new Operation.NormalNoise(name, site.call(), 0, deviation), shape);
        Node result = site.add(site.resultName("disturbed"), new Operation.Disturb(), shape, site.input(), noise);
        return Optional.of(new Built(result, site.input().name() + " + noise(" + deviation + ")", List.of(deviation)));
    }
}
