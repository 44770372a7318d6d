// SPDX-License-Identifier: Apache-2.0
/**
 * Activations: functions applied to each element of what a layer gives, one annotation and one formula each.
 *
 * <p>A member carries at most one of them, beside its layer:
 * {@code @Dense(units = 128) @Relu Tensor hidden(Tensor x);}. The formulas are compiled as yours would be
 * ({@link org.gradwright.Activation}). Each is written so that neither its value nor its derivative overflows in float
 * where the function itself does not, and so that what a condition leaves out stays finite. The numeric errors given hold
 * for the whole range of float and for results of at least 1e-36 in size; a unit of {@code 2^-24} is one of the slope
 * where that is greater than 1.
 *
 * <p>May import: {@code org.gradwright} and the JDK.
 */
@NullMarked
package org.gradwright.activation;

import org.jspecify.annotations.NullMarked;
