// SPDX-License-Identifier: Apache-2.0
/** The learning rate as a function of time. May import {@code org.gradwright.runtime.compute}. */
@NullMarked
package org.gradwright.runtime.schedule;

import org.jspecify.annotations.NullMarked;
