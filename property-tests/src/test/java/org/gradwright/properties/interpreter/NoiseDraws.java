// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.interpreter;

import org.gradwright.processor.graph.Operation;
import org.gradwright.processor.graph.Shape;

/** What training draws at random, computed a second time from its documentation. */
record NoiseDraws(State state, int rows) {
    double[] value(Operation.Drawn drawn, Shape shape) {
        int width = Math.toIntExact(shape.size());
        if (drawn instanceof Operation.DropoutMask mask) {
            long first = state.rowsBefore() * width;
            return DropoutMasks.mask(
                    state.seed(), mask.layer(), mask.call(), state.steps(), mask.rate(), first, rows * width);
        } else if (drawn instanceof Operation.ChannelMask mask) {
            int channels = shape.last();
            long first = state.rowsBefore() * channels;
            double[] each = DropoutMasks.mask(
                    state.seed(), mask.layer(), mask.call(), state.steps(), mask.rate(), first, rows * channels);
            double[] all = new double[rows * width];
            for (int i = 0; i < all.length; i++) {
                all[i] = each[i / width * channels + i % channels];
            }
            return all;
        } else if (drawn instanceof Operation.NormalNoise noise) {
            long first = state.rowsBefore() * width;
            long[] draws =
                    DropoutMasks.draws(state.seed(), noise.layer(), noise.call(), state.steps(), first, rows * width);
            double[] values = new double[draws.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = noise.mean() + noise.deviation() * quantile((draws[i] + 0.5) / 0x1p24);
            }
            return values;
        }
        throw new AssertionError("the interpreter does not know " + drawn);
    }

    /** PPND7 of Wichura 1988, without the part for probabilities below 1.4e-11. */
    private static double quantile(double p) {
        double q = p - 0.5;
        if (Math.abs(q) <= 0.425) {
            double r = 0.180625 - q * q;
            double above = 3.3871326 + 50.434273 * r + 159.29114 * r * r + 59.109375 * r * r * r;
            double below = 1 + 17.89517 * r + 78.75776 * r * r + 67.18756 * r * r * r;
            return q * above / below;
        }
        double r = Math.sqrt(-Math.log(Math.min(p, 1 - p))) - 1.6;
        double above = 1.4234372 + 2.7568154 * r + 1.3067285 * r * r + 0.17023821 * r * r * r;
        double below = 1 + 0.73700166 * r + 0.12021133 * r * r;
        return Math.signum(q) * above / below;
    }
}
