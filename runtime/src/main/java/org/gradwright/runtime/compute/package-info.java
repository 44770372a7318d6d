// SPDX-License-Identifier: Apache-2.0
/**
 * Routines on arrays, which generated code calls: matrix products, reductions, softmax, dropout masks, and elementary
 * functions whose results do not depend on the platform. May import the JDK only.
 */
@NullMarked
package org.gradwright.runtime.compute;

import org.jspecify.annotations.NullMarked;
