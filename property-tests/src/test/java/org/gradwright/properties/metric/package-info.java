// SPDX-License-Identifier: Apache-2.0
/** Metrics beside their definitions, written slowly and plainly, on random rows. */
@NullMarked
package org.gradwright.properties.metric;

import org.jspecify.annotations.NullMarked;
