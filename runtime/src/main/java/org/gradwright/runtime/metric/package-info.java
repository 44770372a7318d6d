// SPDX-License-Identifier: Apache-2.0
/**
 * Figures that tell how good predictions are. May import {@code org.gradwright.runtime} and
 * {@code org.gradwright.runtime.data}.
 */
@NullMarked
package org.gradwright.runtime.metric;

import org.jspecify.annotations.NullMarked;
