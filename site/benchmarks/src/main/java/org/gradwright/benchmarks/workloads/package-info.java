// SPDX-License-Identifier: Apache-2.0
/** The networks that every system predicts with and trains, their parameters and data; it knows no system. */
@NullMarked
package org.gradwright.benchmarks.workloads;

import org.jspecify.annotations.NullMarked;
