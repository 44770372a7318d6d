// SPDX-License-Identifier: Apache-2.0
/** TensorFlow Java with static graphs. */
@NullMarked
package org.gradwright.benchmarks.tensorflow;

import org.jspecify.annotations.NullMarked;
