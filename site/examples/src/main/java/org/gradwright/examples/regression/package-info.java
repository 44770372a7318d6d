// SPDX-License-Identifier: Apache-2.0
/**
 * A regression on made data with a training loop written by hand.
 *
 * <p>May import: {@code org.gradwright} and {@code org.gradwright.runtime}, as any user's program does.
 */
@NullMarked
package org.gradwright.examples.regression;

import org.jspecify.annotations.NullMarked;
