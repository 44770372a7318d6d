// SPDX-License-Identifier: Apache-2.0
/**
 * The training loop: epochs, validation, history, callbacks and progress. May import the other packages of
 * {@code org.gradwright.runtime}; none of them imports this one.
 */
@NullMarked
package org.gradwright.runtime.training;

import org.jspecify.annotations.NullMarked;
