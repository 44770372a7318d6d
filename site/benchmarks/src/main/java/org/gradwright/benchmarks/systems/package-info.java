// SPDX-License-Identifier: Apache-2.0
/** What a system does that is measured: it predicts and learns workloads. */
@NullMarked
package org.gradwright.benchmarks.systems;

import org.jspecify.annotations.NullMarked;
