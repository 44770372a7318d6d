// SPDX-License-Identifier: Apache-2.0
/** ONNX Runtime, whose models are written here byte by byte; it trains nothing. */
@NullMarked
package org.gradwright.benchmarks.onnxruntime;

import org.jspecify.annotations.NullMarked;
