// SPDX-License-Identifier: Apache-2.0
/** Training with what watches and steers it beside training without. */
@NullMarked
package org.gradwright.benchmarks.training;

import org.jspecify.annotations.NullMarked;
