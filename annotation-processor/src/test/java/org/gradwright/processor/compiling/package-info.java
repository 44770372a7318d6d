// SPDX-License-Identifier: Apache-2.0

/** Compiles programs in memory with the processor, against the sources of the dsl and the runtime. */
@NullMarked
package org.gradwright.processor.compiling;

import org.jspecify.annotations.NullMarked;
