// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.differentiation;

import org.gradwright.processor.graph.Arithmetic;
import org.gradwright.processor.graph.Node;
import org.gradwright.processor.graph.Operation;

/**
 * With {@code h = (x - mean) * inverse}: {@code dshift = sum(dy)}, {@code dscale = sum(dy * h)} and {@code dx = scale *
 * inverse * (dy - (dshift + h * dscale) / n)}, sums over the n values of a feature (Ioffe and Szegedy 2015, section 3).
 */
final class BatchNormalizeRule {
    private BatchNormalizeRule() {}

    static void differentiate(Node node, Node gradient, Backward backward) {
        Node x = backward.input(node, 0);
        Node mean = backward.input(node, 1);
        Node inverse = backward.input(node, 2);
        Node scale = backward.input(node, 3);
        Node shift = backward.input(node, 4);
        String layer = node.layer();
        if (backward.isFrozen(layer)) {
            frozen(node, gradient, backward);
            return;
        }
        Node scaleGradient = backward.add(
                scale.name() + "Gradient",
                layer,
                new Operation.StandardizedSum(),
                scale.shape(),
                gradient,
                x,
                mean,
                inverse);
        Node shiftGradient =
                backward.add(shift.name() + "Gradient", layer, new Operation.ColumnSum(), shift.shape(), gradient);
        backward.contribute(scale, scaleGradient);
        backward.contribute(shift, shiftGradient);
        if (backward.wants(node, 0)) {
            backward.contribute(
                    x,
                    backward.add(
                            x.name() + "Gradient",
                            layer,
                            new Operation.BatchNormalizeGradient(((Operation.BatchNormalize) node.operation()).layer()),
                            x.shape(),
                            gradient,
                            x,
                            mean,
                            inverse,
                            scale,
                            scaleGradient,
                            shiftGradient));
        }
    }

    /** Of a layer whose mean and inverse are running ones: {@code dx = scale * inverse * dy}. */
    private static void frozen(Node node, Node gradient, Backward backward) {
        Node x = backward.input(node, 0);
        backward.contribute(
                x,
                backward.add(
                        x.name() + "Gradient",
                        node.layer(),
                        new Operation.Elementwise(Arithmetic.FROZEN_NORMALIZE_GRADIENT),
                        x.shape(),
                        gradient,
                        backward.input(node, 2),
                        backward.input(node, 3)));
    }
}
