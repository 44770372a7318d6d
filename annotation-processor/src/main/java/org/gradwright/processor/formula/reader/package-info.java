// SPDX-License-Identifier: Apache-2.0
/**
 * From the body of a static method to its formula, and from the formula to the class that stands beside it.
 *
 * <p>The reader works on trees that the compiler has not attributed yet, or that were parsed beside a compiler without
 * trees, and resolves names itself: asking the compiler for the element of a tree inside a body would attribute the class
 * before generated types exist. Imports the formula package, {@code processor.diagnostic}, {@code processor.declaration},
 * {@code javax.lang.model}, {@code javax.tools}, {@code com.sun.source} and JavaPoet.
 */
@NullMarked
package org.gradwright.processor.formula.reader;

import org.jspecify.annotations.NullMarked;
