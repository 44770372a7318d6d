// SPDX-License-Identifier: Apache-2.0
/** A network that learns its images by heart, and what helps: step by step, with the curves. */
@NullMarked
package org.gradwright.examples.overfitting;

import org.jspecify.annotations.NullMarked;
