// SPDX-License-Identifier: Apache-2.0
/**
 * Rules that change parameters by their gradients. May import {@code org.gradwright.runtime},
 * {@code org.gradwright.runtime.compute} and {@code org.gradwright.runtime.store}.
 */
@NullMarked
package org.gradwright.runtime.optimizer;

import org.jspecify.annotations.NullMarked;
