// SPDX-License-Identifier: Apache-2.0
/**
 * From declarations to a shaped, validated graph: one rule per layer and one per kind of loss. Imports {@code
 * processor.declaration}, {@code processor.graph}, {@code processor.formula} and {@code processor.diagnostic}.
 */
@NullMarked
package org.gradwright.processor.inference;

import org.jspecify.annotations.NullMarked;
