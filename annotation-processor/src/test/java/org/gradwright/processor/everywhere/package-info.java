// SPDX-License-Identifier: Apache-2.0

/** The processor in every compiler and build that it has to work in. */
@NullMarked
package org.gradwright.processor.everywhere;

import org.jspecify.annotations.NullMarked;
