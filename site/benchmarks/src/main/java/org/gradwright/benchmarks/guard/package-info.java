// SPDX-License-Identifier: Apache-2.0
/** What vectors must stay faster at than plain loops, by how much: fails where a change has lost them. */
@NullMarked
package org.gradwright.benchmarks.guard;

import org.jspecify.annotations.NullMarked;
