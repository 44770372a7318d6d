// SPDX-License-Identifier: Apache-2.0
/**
 * The immutable graph of a network: typed, shaped nodes in topological order. Imports {@code processor.formula} only, since
 * an elementwise operation is a formula.
 */
@NullMarked
package org.gradwright.processor.graph;

import org.jspecify.annotations.NullMarked;
