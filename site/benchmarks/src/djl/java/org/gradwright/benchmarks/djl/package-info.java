// SPDX-License-Identifier: Apache-2.0
/** Deep Java Library with PyTorch. */
@NullMarked
package org.gradwright.benchmarks.djl;

import org.jspecify.annotations.NullMarked;
