// SPDX-License-Identifier: Apache-2.0
/**
 * Figures that tell how good predictions are, of a network during and after a training, and of anyone's predictions given as
 * arrays. Shares of nothing are what scikit-learn makes of them. Weights of rows are not taken into account, since those of a
 * training may be negative or correct what is measured: each row counts once. Figures are collected row by row in their order,
 * so that batches of any size give the same bits. May import {@code org.gradwright.runtime} and its packages {@code chart},
 * {@code compute} and {@code data}.
 */
@NullMarked
package org.gradwright.runtime.metric;

import org.jspecify.annotations.NullMarked;
