// SPDX-License-Identifier: Apache-2.0
/** The loops that are generated for activations and losses, beside the same loops written by hand. */
@NullMarked
package org.gradwright.benchmarks.formulas;

import org.jspecify.annotations.NullMarked;
