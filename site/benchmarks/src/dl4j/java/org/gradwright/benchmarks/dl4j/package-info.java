// SPDX-License-Identifier: Apache-2.0
/** Deeplearning4j. */
@NullMarked
package org.gradwright.benchmarks.dl4j;

import org.jspecify.annotations.NullMarked;
