// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.metric;

import org.gradwright.runtime.chart.LineChart;

/** A curve that a figure follows: its points, each with the threshold or bin that it belongs to, and its picture. */
public final class Curve {
    private static final int SIDE = 320;
    private static final double[] ENDS = {0, 1};

    private final Kind kind;
    private final double[] x;
    private final double[] y;
    private final double[] thresholds;
    private final double base;

    /** What is drawn, and what it is compared with. */
    enum Kind {
        ROC("Receiver operating characteristic", "false positive rate", "true positive rate", "chance"),
        PRECISION_RECALL("Precision and recall", "recall", "precision", "chance"),
        CALIBRATION("Calibration", "mean predicted probability", "share of positives", "perfect");

        private final String title;
        private final String x;
        private final String y;
        private final String base;

        Kind(String title, String x, String y, String base) {
            this.title = title;
            this.x = x;
            this.y = y;
            this.base = base;
        }
    }

    /**
     * A curve of these points.
     *
     * @param base where a level line to compare with runs; NaN for the diagonal
     */
    Curve(Kind kind, double[] x, double[] y, double[] thresholds, double base) {
        this.kind = kind;
        this.x = x;
        this.y = y;
        this.thresholds = thresholds;
        this.base = base;
    }

    /** The number of points. */
    public int points() {
        return x.length;
    }

    /** The horizontal coordinate of a point, from 0 to 1. */
    public double x(int point) {
        return x[point];
    }

    /** The vertical coordinate of a point, from 0 to 1; NaN where it is a share of nothing. */
    public double y(int point) {
        return y[point];
    }

    /**
     * The threshold of a point: rows with at least this score are predicted to be positive. Infinity where none is; of a
     * calibration curve the upper end of the bin.
     */
    public double threshold(int point) {
        return thresholds[point];
    }

    /** The area between the curve and the horizontal axis, by the trapezoidal rule; NaN of fewer than two points. */
    public double area() {
        double area = 0;
        for (int i = 1; i < x.length; i++) {
            area += (x[i] - x[i - 1]) * (y[i] + y[i - 1]) / 2;
        }
        return x.length < 2 ? Double.NaN : area;
    }

    /** The curve as a chart, which gives it as SVG, with the line of chance, or of perfection, to compare with. */
    public LineChart chart() {
        double[] level = {Double.isNaN(base) ? 0 : base, Double.isNaN(base) ? 1 : base};
        return LineChart.of(kind.title)
                .x(kind.x)
                .y(kind.y)
                .size(SIDE, SIDE)
                .line("predictions", x, y)
                .dashed(kind.base, ENDS, level);
    }
}
