// SPDX-License-Identifier: Apache-2.0
/** Training and prediction by several threads at once: the same bits, and nobody is left waiting. */
@NullMarked
package org.gradwright.properties.threads;

import org.jspecify.annotations.NullMarked;
