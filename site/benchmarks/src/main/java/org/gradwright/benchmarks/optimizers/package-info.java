// SPDX-License-Identifier: Apache-2.0
/** Updates of parameters beside loops written by hand. */
@NullMarked
package org.gradwright.benchmarks.optimizers;

import org.jspecify.annotations.NullMarked;
