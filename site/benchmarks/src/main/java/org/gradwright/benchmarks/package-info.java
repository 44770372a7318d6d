// SPDX-License-Identifier: Apache-2.0
/** Benchmarks: pairs of programs that do the same, timed in turns. */
@NullMarked
package org.gradwright.benchmarks;

import org.jspecify.annotations.NullMarked;
