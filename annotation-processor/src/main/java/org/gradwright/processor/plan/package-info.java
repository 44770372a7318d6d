// SPDX-License-Identifier: Apache-2.0
/**
 * From graphs to a plan of what runs when and where values lie: phases, fusion into loops, lifetimes, buffers. Imports
 * {@code processor.graph} and {@code processor.formula}.
 */
@NullMarked
package org.gradwright.processor.plan;

import org.jspecify.annotations.NullMarked;
