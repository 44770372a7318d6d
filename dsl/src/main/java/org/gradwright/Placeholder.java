// SPDX-License-Identifier: Apache-2.0
package org.gradwright;

/** What happens where the body of a model runs: it only stands for what is generated. */
final class Placeholder {
    private Placeholder() {}

    /** Never returns. */
    static Tensor of(Tensor first, Tensor second, Tensor... others) {
        int count = 2 + others.length;
        throw new IllegalStateException("Tensor.concat of " + count + " tensors (" + first + ", " + second
                + ", ...) stands for what is generated: it cannot run. Use the generated class of the network");
    }
}
