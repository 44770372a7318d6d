// SPDX-License-Identifier: Apache-2.0
/**
 * Systems in processes of their own, which a parent drives in turns: neither class paths nor native threads nor what the
 * compiler of one JVM has seen can interfere.
 */
@NullMarked
package org.gradwright.benchmarks.processes;

import org.jspecify.annotations.NullMarked;
