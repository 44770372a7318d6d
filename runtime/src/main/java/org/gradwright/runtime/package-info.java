// SPDX-License-Identifier: Apache-2.0
/**
 * What generated code implements and calls: networks, sessions, parameters and layers. May import
 * {@code org.gradwright.runtime.compute}, {@code org.gradwright.runtime.data} and {@code org.gradwright.runtime.store}.
 */
@NullMarked
package org.gradwright.runtime;

import org.jspecify.annotations.NullMarked;
