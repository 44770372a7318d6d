// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradwright.processor.declaration.BlockUse;
import org.gradwright.processor.diagnostic.Diagnostics;
import org.gradwright.processor.diagnostic.Place;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.inference.GraphValue.OfTensor;

/** Builds a model aside, to see which of its layers the value of one of its members needs. */
final class PartTrial {
    private PartTrial() {}

    /**
     * What was seen.
     *
     * @param values how many values the member gave
     * @param layers the names of the layers that the first of them needs
     */
    record Found(int values, Set<String> layers) {
        Found {
            layers = Set.copyOf(layers);
        }
    }

    /** Empty where the model has faults. */
    static Optional<Found> run(
            String network,
            Construction construction,
            Scope scope,
            BlockUse.UpTo end,
            List<GraphValue> arguments,
            Place place) {
        Construction aside = new Construction(construction.formulas.aside(), new Diagnostics());
        List<GraphValue> inputs = new ArrayList<>();
        for (GraphValue argument : arguments) {
            if (!(argument instanceof OfTensor tensor)) {
                return Optional.empty();
            }
            String name = "given" + inputs.size();
            inputs.add(new OfTensor(aside.nodes.add(
                    name,
                    "",
                    new Operation.Input(name),
                    List.of(),
                    tensor.node().shape())));
        }
        BodyBuilder bodies = new BodyBuilder(network, aside, new LayerBuilder(aside));
        GraphValue whole = bodies.block(scope, inputs, place);
        if (aside.isRefused() || whole instanceof GraphValue.Missing) {
            return Optional.empty();
        }
        Set<GraphValue> values = bodies.given(scope.nameOf(end.member()));
        Set<String> layers = new HashSet<>();
        values.stream().findFirst().ifPresent(value -> addLayers(((OfTensor) value).node(), aside, layers));
        return Optional.of(new Found(values.size(), layers));
    }

    private static void addLayers(Node value, Construction aside, Set<String> layers) {
        boolean[] needed = new boolean[value.id() + 1];
        needed[value.id()] = true;
        for (int id = value.id(); id >= 0; id--) {
            if (needed[id]) {
                Node node = aside.nodes.get(id);
                node.inputs().forEach(input -> needed[input] = true);
                layers.add(node.layer());
            }
        }
    }
}
