// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.List;
import java.util.Optional;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;

/** Whole channels set to zero at random in training, the others scaled by {@code 1 / (1 - rate)}; the shape stays. */
final class SpatialDropoutRule implements LayerRule {
    @Override
    public String annotation() {
        return "org.gradwright.SpatialDropout";
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
    public boolean accepts(LayerSite site) {
        return ImageInput.accepts(site);
    }

    @Override
    public Optional<Built> build(LayerSite site) {
        Shape shape = site.input().shape();
        String name = site.member().name();
        double rate = site.attributes().number("value");
        Node mask = site.add(site.part("mask"), new Operation.ChannelMask(name, site.call(), rate), shape);
        Node result = site.add(site.resultName("kept"), new Operation.Dropout(), shape, site.input(), mask);
        return Optional.of(
                new Built(result, "dropout of channels(" + site.input().name() + ", " + rate + ")", List.of(rate)));
    }
}
