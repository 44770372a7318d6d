// SPDX-License-Identifier: Apache-2.0
/** Smile, which computes in double; its classes are those of Java 21. */
@NullMarked
package org.gradwright.benchmarks.smile;

import org.jspecify.annotations.NullMarked;
