// SPDX-License-Identifier: Apache-2.0
package org.gradwright.examples.regression;

import java.util.Random;
import org.gradwright.runtime.data.Dataset;

/** Measurements of {@code sin(3 x) * cos(2 y)} for x and y from -1 to 1, one in ten of them wrong by up to 3. */
final class SurfaceData {
    private SurfaceData() {}

    static double height(double x, double y) {
        return Math.sin(3 * x) * Math.cos(2 * y);
    }

    static Dataset measured(int rows, long seed) {
        Random random = new Random(seed);
        float[] points = new float[2 * rows];
        float[] heights = new float[rows];
        for (int row = 0; row < rows; row++) {
            double x = 2 * random.nextDouble() - 1;
            double y = 2 * random.nextDouble() - 1;
            double error = row % 10 == 0 ? 6 * random.nextDouble() - 3 : 0;
            points[2 * row] = (float) x;
            points[2 * row + 1] = (float) y;
            heights[row] = (float) (height(x, y) + error);
        }
        return SurfaceNetwork.data().point(points).height(heights).build();
    }
}
