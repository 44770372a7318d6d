// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.graph;

import java.util.List;

/** Shapes of what is computed from windows on images. */
final class WindowShapes {
    private WindowShapes() {}

    static ShapeRules.Rule of(Operation.Windowed operation) {
        Window window = operation.window();
        if (operation instanceof Operation.Convolution convolution) {
            return new ShapeRules.Rule(2, in -> convolution(window, convolution.groups(), in));
        } else if (operation instanceof Operation.ConvolutionTransposed convolution) {
            return new ShapeRules.Rule(2, in -> transposed(window, convolution.groups(), in));
        } else if (operation instanceof Operation.ConvolutionGradient convolution) {
            return new ShapeRules.Rule(2, in -> gradient(window, convolution.groups(), in));
        } else if (operation instanceof Operation.WindowMaxGradient) {
            return new ShapeRules.Rule(2, in -> maxGradient(window, in));
        } else if (operation instanceof Operation.WindowSpread) {
            return new ShapeRules.Rule(
                    1,
                    in -> window.image(
                            rank(in.get(0)), results(window, in.get(0)).last()));
        }
        return new ShapeRules.Rule(
                1,
                in -> window.results(rank(in.get(0)), image(window, in.get(0)).last()));
    }

    private static Shape convolution(Window window, int groups, List<Shape> in) {
        Shape image = image(window, in.get(0));
        Shape kernel = in.get(1);
        int filters = kernel.last();
        require(filters % groups == 0 && image.last() % groups == 0, "has " + groups + " groups of " + in);
        require(kernel.equals(window.kernel(rank(image), image.last() / groups, filters)), "multiplies " + in);
        return window.results(rank(image), filters);
    }

    private static Shape transposed(Window window, int groups, List<Shape> in) {
        Shape results = results(window, in.get(0));
        Shape kernel = in.get(1);
        List<Integer> extents = kernel.extents();
        require(extents.size() == rank(results) + 1, "multiplies " + in);
        int channels = extents.get(extents.size() - 2);
        require(results.last() % groups == 0, "has " + groups + " groups of " + in);
        require(kernel.equals(window.kernel(rank(results), channels, results.last())), "multiplies " + in);
        return window.image(rank(results), channels * groups);
    }

    private static Shape gradient(Window window, int groups, List<Shape> in) {
        Shape image = image(window, in.get(0));
        Shape results = results(window, in.get(1));
        require(rank(image) == rank(results), "multiplies " + in);
        return window.kernel(rank(image), image.last() / groups, results.last());
    }

    private static Shape maxGradient(Window window, List<Shape> in) {
        Shape image = image(window, in.get(1));
        require(in.get(0).equals(window.results(rank(image), image.last())), "reads " + in);
        return image;
    }

    /** The input itself, which must be the image that the windows are on. */
    private static Shape image(Window window, Shape shape) {
        Shape due = window.image(rank(shape), shape.last());
        require(shape.equals(due), "reads " + shape + ", but has windows on " + due);
        return shape;
    }

    /** The input itself, which must have a place for each window. */
    private static Shape results(Window window, Shape shape) {
        Shape due = window.results(rank(shape), shape.last());
        require(shape.equals(due), "reads " + shape + ", but has windows for " + due);
        return shape;
    }

    private static int rank(Shape shape) {
        require(shape.batched(), "reads " + shape + ", which has no batch");
        return shape.extents().size();
    }

    private static void require(boolean holds, String fault) {
        if (!holds) {
            throw new IllegalArgumentException(fault);
        }
    }
}
