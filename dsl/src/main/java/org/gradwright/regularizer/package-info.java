// SPDX-License-Identifier: Apache-2.0
/**
 * Regularizers: penalties on the weights of a layer, one annotation and one formula each.
 *
 * <p>A penalty is the sum over the weights of the layer, and is added to the loss of each step as it is, whatever the
 * size of the batch. Biases are left out unless {@code bias = true}. A member may carry several regularizers. Reports
 * hold the loss on the data and the penalty, both.
 *
 * <p>May import: {@code org.gradwright} and the JDK.
 */
@NullMarked
package org.gradwright.regularizer;

import org.jspecify.annotations.NullMarked;
