// SPDX-License-Identifier: Apache-2.0
/** Compilation in memory, for the checks and for tests of this project; not an interface for others. Imports the JDK only. */
@NullMarked
package org.gradwright.check.compilation;

import org.jspecify.annotations.NullMarked;
