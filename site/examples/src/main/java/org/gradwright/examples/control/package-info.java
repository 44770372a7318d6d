// SPDX-License-Identifier: Apache-2.0
/**
 * A network with two objectives learns to balance a pole.
 *
 * <p>May import: {@code org.gradwright} and {@code org.gradwright.runtime}, as any user's program does.
 */
@NullMarked
package org.gradwright.examples.control;

import org.jspecify.annotations.NullMarked;
