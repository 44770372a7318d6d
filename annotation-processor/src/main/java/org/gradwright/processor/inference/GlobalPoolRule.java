// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.Optional;
import org.gradwright.processor.graph.Axis;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.graph.Window;

/**
 * The largest value or the mean of every channel: {@code [batch, rows, columns, channels] -> [batch, channels]}, as one window
 * on a sequence of all places.
 *
 * @param kind simple name of the annotation
 * @param max whether it is the largest value
 */
record GlobalPoolRule(String kind, boolean max) implements LayerRule {
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
        return Shape.batch(ImageInput.channels(site));
    }

    @Override
    public boolean accepts(LayerSite site) {
        return ImageInput.accepts(site);
    }

    @Override
    public Optional<Built> build(LayerSite site) {
        int channels = ImageInput.channels(site);
        int places = (int) (site.input().shape().size() / channels);
        Node x = site.input();
        if (ImageInput.axes(site) == 2) {
            x = site.add(site.part("places"), new Operation.Reshape(), Shape.batch(places, channels), x);
        }
        Window window = new Window(Axis.SINGLE, Axis.whole(places));
        Operation pool = max ? new Operation.WindowMax(window) : new Operation.WindowSum(window, true);
        Node pooled = site.add(site.part("pooled"), pool, Shape.batch(1, channels), x);
        Node result = site.add(site.resultName("channels"), new Operation.Reshape(), Shape.batch(channels), pooled);
        return Optional.of(new Built(
                result, (max ? "maxima" : "means") + " of " + site.input().name()));
    }
}
