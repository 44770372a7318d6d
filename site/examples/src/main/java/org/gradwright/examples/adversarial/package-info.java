// SPDX-License-Identifier: Apache-2.0
/**
 * Two networks that train each other.
 *
 * <p>May import: {@code org.gradwright} and {@code org.gradwright.runtime}, as any user's program does.
 */
@NullMarked
package org.gradwright.examples.adversarial;

import org.jspecify.annotations.NullMarked;
