// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.Optional;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.graph.Window;

/**
 * The largest value or the mean of every window: {@code [batch, rows, columns, channels] -> [batch, ..., ..., channels]}, or
 * the same on sequences.
 *
 * @param kind simple name of the annotation
 * @param axes 2 on images, 1 on sequences
 * @param max whether it is the largest value
 */
record PoolRule(String kind, int axes, boolean max) implements LayerRule {
    @Override
    public String annotation() {
        return "org.gradwright." + kind;
    }

    @Override
    public Effect effect() {
        return max ? Effect.KEEPS : Effect.COMPUTES;
    }

    @Override
    public Shape shapeDespiteProblem(LayerSite site) {
        return ImageInput.likeInput(site, axes, ImageInput.channels(site));
    }

    @Override
    public boolean accepts(LayerSite site) {
        return ImageInput.accepts(site, axes);
    }

    @Override
    public Optional<Built> build(LayerSite site) {
        Node x = site.input();
        Optional<Window> window = WindowReader.ofPool(site, axes);
        return window.map(found -> {
            Shape shape = new ConvolutionParts(site, axes, "size").results(found, ImageInput.channels(site));
            Operation pool = max ? new Operation.WindowMax(found) : new Operation.WindowSum(found, true);
            Node pooled = site.add(site.resultName("pooled"), pool, shape, x);
            return new Built(pooled, (max ? "maxima" : "means") + " of windows of " + x.name());
        });
    }
}
