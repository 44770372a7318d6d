// SPDX-License-Identifier: Apache-2.0
/** Pictures of series of numbers, as SVG. Imports nothing of ours. */
@NullMarked
package org.gradwright.runtime.chart;

import org.jspecify.annotations.NullMarked;
