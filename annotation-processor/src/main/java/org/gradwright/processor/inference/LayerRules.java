// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every kind of layer. A new one is a rule in a file of its own and a line here. */
final class LayerRules {
    private static final Map<String, LayerRule> BY_ANNOTATION = Stream.concat(
                    Stream.of(
                            new DenseRule(),
                            new TiedRule(),
                            new BatchNormRule(),
                            new GroupNormRule(GroupNormRule.Kind.LAYER),
                            new GroupNormRule(GroupNormRule.Kind.RMS),
                            new GroupNormRule(GroupNormRule.Kind.GROUP),
                            new DropoutRule(),
                            new SpatialDropoutRule(),
                            new GaussianDropoutRule(),
                            new GaussianNoiseRule(),
                            new FlattenRule(),
                            new PReluRule()),
                    ImageRules.ALL.stream())
            .collect(Collectors.toUnmodifiableMap(LayerRule::annotation, Function.identity()));

    private LayerRules() {}

    static Optional<LayerRule> of(String annotation) {
        return Optional.ofNullable(BY_ANNOTATION.get(annotation));
    }

    /** {@code @BatchNorm, @Dense, ...}: every layer by its annotation's simple name. */
    static String known() {
        return BY_ANNOTATION.keySet().stream()
                .map(name -> "@" + name.substring(name.lastIndexOf('.') + 1))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
