// SPDX-License-Identifier: Apache-2.0
/** Smile, which computes in double; it runs on Java 25 and later. */
@NullMarked
package org.gradwright.benchmarks.smile;

import org.jspecify.annotations.NullMarked;
