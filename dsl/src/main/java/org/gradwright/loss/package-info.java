// SPDX-License-Identifier: Apache-2.0
/**
 * Losses: what training makes small on an output of the model, one annotation each.
 *
 * <p>A loss on a layer adds one target to the data of the model, with the layer's name. The elementwise losses are
 * formulas, compiled as yours would be ({@link org.gradwright.Loss}); the two categorical ones work on whole rows with
 * a softmax inside, and the processor supplies them. {@code reduction} is the mean over the batch, and over the
 * outputs of an elementwise loss, unless a sum is asked for.
 *
 * <p>May import: {@code org.gradwright} and the JDK.
 */
@NullMarked
package org.gradwright.loss;

import org.jspecify.annotations.NullMarked;
