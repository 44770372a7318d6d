// SPDX-License-Identifier: Apache-2.0
/**
 * Handwritten digits, from the declaration of a network to its accuracy on images it has not seen.
 *
 * <p>May import: {@code org.gradwright} and {@code org.gradwright.runtime}, as any user's program does.
 */
@NullMarked
package org.gradwright.examples.digits;

import org.jspecify.annotations.NullMarked;
