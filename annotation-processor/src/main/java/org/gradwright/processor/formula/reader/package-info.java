// SPDX-License-Identifier: Apache-2.0
/**
 * From the body of a static method to its formula, and from the formula to the class that stands beside it.
 *
 * <p>Imports the formula package, {@code processor.source}, {@code processor.diagnostic}, {@code processor.declaration},
 * {@code javax.lang.model}, {@code javax.tools}, {@code com.sun.source} and JavaPoet.
 */
@NullMarked
package org.gradwright.processor.formula.reader;

import org.jspecify.annotations.NullMarked;
