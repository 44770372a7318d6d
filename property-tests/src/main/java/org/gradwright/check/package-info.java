// SPDX-License-Identifier: Apache-2.0
/**
 * Checks that the gradients of a network, a loss, an activation or a regularizer are right; start at
 * {@link org.gradwright.check.GradientCheck}. For tests, on the class path. May import the processor, the runtime in double
 * ({@code org.gradwright.twin}), the annotations, and JUnit for {@link org.gradwright.check.GradientTest}.
 */
@NullMarked
package org.gradwright.check;

import org.jspecify.annotations.NullMarked;
