// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.plan;

import java.util.List;
import java.util.Map;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.plan.Step.Argument;

/** Masks of whole channels, and normal noise. */
final class NoiseSteps {
    static final Map<Class<? extends Operation>, StepRule> RULES = Map.of(
            Operation.ChannelMask.class, NoiseSteps::channels,
            Operation.NormalNoise.class, NoiseSteps::normal);

    private NoiseSteps() {}

    private static List<Step> channels(Node node, Lowering lowering) {
        var mask = (Operation.ChannelMask) node.operation();
        int channels = node.shape().last();
        return List.of(Lowering.call(
                "channelMask",
                lowering.out(node),
                new Argument.Rows(1),
                new Argument.Count(Math.toIntExact(node.shape().size() / channels)),
                new Argument.Count(channels),
                new Argument.MaskKey(mask.layer(), mask.call(), channels),
                new Argument.Real(mask.rate())));
    }

    private static List<Step> normal(Node node, Lowering lowering) {
        var noise = (Operation.NormalNoise) node.operation();
        return List.of(Lowering.call(
                "normalNoise",
                lowering.out(node),
                new Argument.Rows(node.shape().size()),
                new Argument.MaskKey(noise.layer(), noise.call(), node.shape().size()),
                new Argument.Real(noise.mean()),
                new Argument.Real(noise.deviation())));
    }
}
