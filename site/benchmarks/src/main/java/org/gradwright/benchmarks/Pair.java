// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks;

/**
 * Two programs that do the same.
 *
 * @param workload what they do
 * @param metric which part of it
 * @param elements how many numbers one run computes
 * @param other what {@code theirs} is called
 */
public record Pair(String workload, String metric, int elements, Runnable ours, String other, Runnable theirs) {}
