// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.List;

/** The layers on images and sequences. */
final class ImageRules {
    static final List<LayerRule> ALL = List.of(
            new ConvolutionRule("Conv1d", 1, false),
            new ConvolutionRule("Conv2d", 2, false),
            new ConvolutionRule("DepthwiseConv2d", 2, true),
            new SeparableRule(),
            new TransposedConvolutionRule(),
            new PoolRule("MaxPool1d", 1, true),
            new PoolRule("MaxPool2d", 2, true),
            new PoolRule("AveragePool1d", 1, false),
            new PoolRule("AveragePool2d", 2, false),
            new GlobalPoolRule("GlobalMaxPool", true),
            new GlobalPoolRule("GlobalAveragePool", false),
            new UpsampleRule());

    private ImageRules() {}
}
