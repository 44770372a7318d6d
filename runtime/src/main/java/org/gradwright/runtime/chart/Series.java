// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.chart;

/** The points of one line, in the order in which it runs through them. */
final class Series {
    private final String name;
    private final double[] x;
    private final double[] y;
    private final boolean dashed;

    Series(String name, double[] x, double[] y, boolean dashed) {
        this.name = name;
        this.x = x.clone();
        this.y = y.clone();
        this.dashed = dashed;
    }

    String name() {
        return name;
    }

    boolean dashed() {
        return dashed;
    }

    int points() {
        return x.length;
    }

    double x(int point) {
        return x[point];
    }

    double y(int point) {
        return y[point];
    }
}
