// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.threads;

import org.gradwright.BatchNorm;
import org.gradwright.Conv2d;
import org.gradwright.Dense;
import org.gradwright.Dropout;
import org.gradwright.Flatten;
import org.gradwright.Input;
import org.gradwright.MaxPool2d;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.activation.Relu;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

/** A network whose layers are large enough for several threads: convolutions, wide and narrow dense layers. */
@Network
interface Mixed {
    int SIDE = 12;
    int CLASSES = 7;

    @Conv2d(filters = 17, kernel = 3)
    @Relu
    Tensor first(@Input({SIDE, SIDE, 3}) Tensor x);

    @MaxPool2d
    Tensor half(Tensor x);

    @Conv2d(filters = 24, kernel = 3)
    Tensor second(Tensor x);

    @BatchNorm
    @Relu
    Tensor norm(Tensor x);

    @Flatten
    Tensor flat(Tensor x);

    @Dense(units = 130)
    @Relu
    Tensor wide(Tensor x);

    @Dropout(0.3)
    Tensor drop(Tensor x);

    @Dense(units = CLASSES)
    @SparseCategoricalCrossEntropy
    Tensor y(Tensor x);
}
