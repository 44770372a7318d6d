// SPDX-License-Identifier: Apache-2.0
/** The workloads as networks of Gradwright, through what any program may call. */
@NullMarked
package org.gradwright.benchmarks.models;

import org.jspecify.annotations.NullMarked;
