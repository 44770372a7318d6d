// SPDX-License-Identifier: Apache-2.0
/**
 * Rules that change parameters by their gradients. May import {@code org.gradwright.runtime} and
 * {@code org.gradwright.runtime.compute}.
 */
@NullMarked
package org.gradwright.runtime.optimizer;

import org.jspecify.annotations.NullMarked;
