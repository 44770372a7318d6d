// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.fashion;

import org.gradwright.BatchNorm;
import org.gradwright.Block;
import org.gradwright.Conv2d;
import org.gradwright.Dense;
import org.gradwright.Dropout;
import org.gradwright.Flatten;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;
import org.gradwright.Use;
import org.gradwright.activation.Relu;
import org.gradwright.loss.SparseCategoricalCrossEntropy;

/** A convolutional network with two residual blocks, for grey images of 28 rows and 28 columns. */
@Network
interface Fashion {
    /** Two convolutions beside the way straight on (He et al., Deep Residual Learning for Image Recognition, 2016). */
    @Block
    interface Residual16 {
        @Conv2d(filters = 16, kernel = 3, bias = false)
        Tensor first(Tensor x);

        @BatchNorm
        @Relu
        Tensor between(Tensor x);

        @Conv2d(filters = 16, kernel = 3)
        Tensor second(Tensor x);

        default Tensor apply(Tensor x) {
            return x.add(second(between(first(x)))).relu();
        }
    }

    /** As {@link Residual16}, with twice the filters. */
    @Block
    interface Residual32 {
        @Conv2d(filters = 32, kernel = 3, bias = false)
        Tensor first(Tensor x);

        @BatchNorm
        @Relu
        Tensor between(Tensor x);

        @Conv2d(filters = 32, kernel = 3)
        Tensor second(Tensor x);

        default Tensor apply(Tensor x) {
            return x.add(second(between(first(x)))).relu();
        }
    }

    @Conv2d(filters = 16, kernel = 3, stride = 2)
    @Relu
    Tensor edges(Tensor x);

    @Use(Residual16.class)
    Tensor large(Tensor x);

    @Conv2d(filters = 32, kernel = 3, stride = 2)
    @Relu
    Tensor down(Tensor x);

    @Use(Residual32.class)
    Tensor small(Tensor x);

    @Flatten
    Tensor flat(Tensor x);

    @Dropout(0.3)
    Tensor drop(Tensor x);

    @Dense(units = 10)
    @SparseCategoricalCrossEntropy
    Tensor piece(Tensor x);

    default Tensor forward(@Input({28, 28, 1}) Tensor image) {
        Tensor h = large(edges(image));
        h = small(down(h));
        return piece(drop(flat(h)));
    }
}
