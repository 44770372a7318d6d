// SPDX-License-Identifier: Apache-2.0
package org.gradwright.benchmarks;

import java.util.List;

/** Pairs that belong together. */
public interface PairSuite {
    /** The pairs, with what they compute on. */
    List<Pair> pairs();
}
