// SPDX-License-Identifier: Apache-2.0
/** Losses, an activation and a regularizer of one's own: each a static method, whose derivative is derived. */
@NullMarked
package org.gradwright.examples.custom;

import org.jspecify.annotations.NullMarked;
