// SPDX-License-Identifier: Apache-2.0
/**
 * The annotation processor: the entry that javac calls, and the recipe of stages from a declaration to generated source. May
 * import every package below.
 */
@NullMarked
package org.gradwright.processor;

import org.jspecify.annotations.NullMarked;
