// SPDX-License-Identifier: Apache-2.0
/** Pieces of clothing, told apart by a residual convolutional network. */
@NullMarked
package org.gradwright.examples.fashion;

import org.jspecify.annotations.NullMarked;
