// SPDX-License-Identifier: Apache-2.0
/** The runtime's routines on arrays beside EJML. */
@NullMarked
package org.gradwright.benchmarks.routines;

import org.jspecify.annotations.NullMarked;
