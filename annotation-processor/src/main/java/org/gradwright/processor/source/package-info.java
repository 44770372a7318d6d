// SPDX-License-Identifier: Apache-2.0
/**
 * The bodies of methods, as trees, and what the names in them mean.
 *
 * <p>The trees are not attributed yet, or were parsed beside a compiler without trees. Names are resolved here: asking the
 * compiler for the element of a tree inside a body would attribute the class before generated types exist. Imports
 * {@code javax.lang.model}, {@code javax.tools} and {@code com.sun.source}.
 */
@NullMarked
package org.gradwright.processor.source;

import org.jspecify.annotations.NullMarked;
