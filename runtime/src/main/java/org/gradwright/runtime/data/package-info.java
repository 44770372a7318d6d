// SPDX-License-Identifier: Apache-2.0
/**
 * Data in memory: what its columns are, how they are set and checked, split, shuffled and read in batches. May import
 * {@code org.gradwright.runtime.compute} and EJML's matrix type.
 */
@NullMarked
package org.gradwright.runtime.data;

import org.jspecify.annotations.NullMarked;
