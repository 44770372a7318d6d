// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every kind of layer. A new one is a rule in a file of its own and a line here. */
final class LayerRules {
    private static final Map<String, LayerRule> BY_ANNOTATION =
            List.of(new DenseRule(), new BatchNormRule(), new DropoutRule(), new FlattenRule()).stream()
                    .collect(Collectors.toUnmodifiableMap(LayerRule::annotation, Function.identity()));

    private LayerRules() {}

    static LayerRule of(String annotation) {
        LayerRule rule = BY_ANNOTATION.get(annotation);
        if (rule == null) {
            throw new IllegalStateException("no rule for the layer annotation " + annotation);
        }
        return rule;
    }
}
