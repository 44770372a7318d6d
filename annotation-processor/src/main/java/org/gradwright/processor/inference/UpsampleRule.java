// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.List;
import java.util.Optional;
import org.gradwright.processor.graph.Axis;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;
import org.gradwright.processor.graph.Window;

/** Repeats rows and columns: {@code [batch, rows, columns, channels] -> [batch, rows * factor, columns * factor, channels]}. */
final class UpsampleRule implements LayerRule {
    private static final String FACTOR = "factor";

    @Override
    public String annotation() {
        return "org.gradwright.Upsample2d";
    }

    @Override
    public Effect effect() {
        return Effect.KEEPS;
    }

    @Override
    public Shape shapeDespiteProblem(LayerSite site) {
        return ImageInput.likeInput(site, 2, ImageInput.channels(site));
    }

    @Override
    public boolean accepts(LayerSite site) {
        return ImageInput.accepts(site, 2);
    }

    @Override
    public Optional<Built> build(LayerSite site) {
        Extents extents = new Extents(site, 2);
        if (!extents.complete(List.of(FACTOR), List.of())) {
            return Optional.empty();
        }
        List<Integer> factors = extents.of(FACTOR);
        List<Integer> given = ImageInput.extents(site);
        int channels = ImageInput.channels(site);
        boolean fits = extents.size(
                        "a row of '" + site.member().name() + "'",
                        FACTOR,
                        "Make factor smaller.",
                        given.get(0),
                        factors.get(0),
                        given.get(1),
                        factors.get(1),
                        channels)
                .isPresent();
        if (!fits) {
            return Optional.empty();
        }
        Window window = new Window(Axis.tiles(given.get(0), factors.get(0)), Axis.tiles(given.get(1), factors.get(1)));
        Shape shape = Shape.batch(window.rows().extent(), window.columns().extent(), channels);
        Node result =
                site.add(site.resultName("enlarged"), new Operation.WindowSpread(window, false), shape, site.input());
        return Optional.of(new Built(result, "repeat(" + site.input().name() + ")"));
    }
}
