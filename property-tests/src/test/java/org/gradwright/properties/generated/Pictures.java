// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.generated;

import org.gradwright.AveragePool2d;
import org.gradwright.BatchNorm;
import org.gradwright.Conv2d;
import org.gradwright.ConvTranspose2d;
import org.gradwright.Dense;
import org.gradwright.DepthwiseConv2d;
import org.gradwright.GlobalAveragePool;
import org.gradwright.Input;
import org.gradwright.MaxPool2d;
import org.gradwright.Network;
import org.gradwright.SeparableConv2d;
import org.gradwright.Tensor;
import org.gradwright.Upsample2d;
import org.gradwright.activation.Relu;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

/** A small network with every kind of layer on images. */
@Network
interface Pictures {
    @Conv2d(filters = 6, kernel = 3)
    @Relu
    Tensor edges(@Input({8, 7, 2}) Tensor image);

    @MaxPool2d
    Tensor half(Tensor x);

    @SeparableConv2d(filters = 4, kernel = 3)
    Tensor parts(Tensor x);

    @BatchNorm
    @Relu
    Tensor norm(Tensor x);

    @DepthwiseConv2d(kernel = 2, bias = false)
    Tensor depths(Tensor x);

    @ConvTranspose2d(filters = 3, kernel = 3, stride = 2)
    Tensor larger(Tensor x);

    @AveragePool2d
    Tensor smooth(Tensor x);

    @Upsample2d(factor = 2)
    Tensor repeated(Tensor x);

    @GlobalAveragePool
    Tensor means(Tensor x);

    @Dense(units = 3)
    @SparseCategoricalCrossEntropy
    Tensor kind(Tensor x);
}
