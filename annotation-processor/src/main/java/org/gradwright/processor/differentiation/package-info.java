// SPDX-License-Identifier: Apache-2.0
/**
 * From a forward graph to a graph that also holds its gradients: one rule per operation. Imports {@code processor.graph} and
 * {@code processor.formula}.
 */
@NullMarked
package org.gradwright.processor.differentiation;

import org.jspecify.annotations.NullMarked;
