// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.graph;

import java.util.List;

/** Shapes of what is computed from groups of values. */
final class GroupShapes {
    private GroupShapes() {}

    static ShapeRules.Rule of(Operation.Grouped operation) {
        Groups groups = operation.groups();
        int means = groups.centered() ? 1 : 0;
        if (operation instanceof Operation.GroupStandardize) {
            return new ShapeRules.Rule(2 + means, in -> like(groups, in, 0, 1));
        } else if (operation instanceof Operation.GroupStandardizeGradient) {
            return new ShapeRules.Rule(3, in -> like(groups, in, 1, 2));
        }
        boolean inverse = operation instanceof Operation.GroupInverse;
        return new ShapeRules.Rule(1 + (inverse ? means : 0), in -> each(groups, in));
    }

    /** One number for each group of the first input; the others have as many. */
    private static Shape each(Groups groups, List<Shape> in) {
        Shape each = Shape.batch(Math.toIntExact(in.get(0).size() / groups.size()));
        like(groups, in, 0, 1);
        return each;
    }

    /** The shape of the input {@code whole} and of those before it; those from {@code numbers} on have one number a group. */
    private static Shape like(Groups groups, List<Shape> in, int whole, int numbers) {
        Shape shape = in.get(whole);
        long block = (long) groups.places() * groups.channels();
        require(groups.channels() % groups.count() == 0 && shape.size() % block == 0, groups + " of " + in);
        Shape each = Shape.batch(Math.toIntExact(shape.size() / groups.size()));
        for (int i = 0; i < in.size(); i++) {
            require(in.get(i).equals(i < numbers ? shape : each), "reads " + in);
        }
        return shape;
    }

    private static void require(boolean holds, String fault) {
        if (!holds) {
            throw new IllegalArgumentException(fault);
        }
    }
}
