// SPDX-License-Identifier: Apache-2.0
/**
 * Scalar formulas: one plain static method over numbers, in static single assignment form, with its exact derivative
 * and its Java text in {@code double} and in {@code float}.
 *
 * <p>A {@link org.gradwright.processor.formula.Formula} is data: built by
 * {@link org.gradwright.processor.formula.FormulaBuilder}, differentiated by
 * {@link org.gradwright.processor.formula.Derivatives}, printed by
 * {@link org.gradwright.processor.formula.FormulaWriter}. The package imports the JDK's {@code java.base} only: nothing
 * of this project, nothing of the compiler. Reading a method body is the business of the {@code reader} package below.
 */
@NullMarked
package org.gradwright.processor.formula;

import org.jspecify.annotations.NullMarked;
