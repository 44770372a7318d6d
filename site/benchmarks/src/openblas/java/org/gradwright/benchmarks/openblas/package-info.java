// SPDX-License-Identifier: Apache-2.0
/** The runtime's matrix products beside those of OpenBLAS. */
@NullMarked
package org.gradwright.benchmarks.openblas;

import org.jspecify.annotations.NullMarked;
