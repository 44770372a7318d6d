// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A picture of one or more lines over common axes. Equal charts give the same text to the byte; the colors suit light and
 * dark pages.
 *
 * <pre>
 * LineChart.of("Learning curves").x("epoch").y("loss").logarithmicY()
 *         .line("training", training)
 *         .line("validation", validation)
 *         .mark("best", 12)
 *         .write(Path.of("loss.svg"));
 * </pre>
 *
 * <p>Points with a NaN, with a number beyond 1e300 or, on a logarithmic axis, with one below 1e-300 are left out, and the
 * line is interrupted there.
 */
public final class LineChart {
    /** A vertical line at {@code x} with a text. */
    record Mark(String text, double x) {}

    private final String title;
    private final List<Series> lines = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private String x = "";
    private String y = "";
    private boolean logarithmicX;
    private boolean logarithmicY;
    private int width = 480;
    private int height = 280;

    private LineChart(String title) {
        this.title = Objects.requireNonNull(title, "title is null");
    }

    /** A chart without lines yet. */
    public static LineChart of(String title) {
        return new LineChart(title);
    }

    /** What the horizontal axis shows, with its unit. */
    public LineChart x(String label) {
        x = Objects.requireNonNull(label, "label is null");
        return this;
    }

    /** What the vertical axis shows, with its unit. */
    public LineChart y(String label) {
        y = Objects.requireNonNull(label, "label is null");
        return this;
    }

    /** Lets the horizontal axis be logarithmic, as for learning rates. */
    public LineChart logarithmicX() {
        logarithmicX = true;
        return this;
    }

    /** Lets the vertical axis be logarithmic, as for losses. */
    public LineChart logarithmicY() {
        logarithmicY = true;
        return this;
    }

    /**
     * The size between the axes in pixels; 480 by 280 unless set.
     *
     * @throws IllegalArgumentException if one is not from 50 to 10,000
     */
    public LineChart size(int width, int height) {
        this.width = checkedSize("width", width);
        this.height = checkedSize("height", height);
        return this;
    }

    private static int checkedSize(String name, int value) {
        if (value < 50 || value > 10_000) {
            throw new IllegalArgumentException(name + " is " + value + ", but must be from 50 to 10000");
        }
        return value;
    }

    /** Adds a line through the points {@code (1, y[0]), (2, y[1]), ...}: one figure for each epoch. */
    public LineChart line(String name, double[] y) {
        Objects.requireNonNull(y, "y is null");
        double[] numbers = new double[y.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i + 1;
        }
        return line(name, numbers, y);
    }

    /**
     * Adds a line through the points {@code (x[0], y[0]), (x[1], y[1]), ...}. The arrays are copied.
     *
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public LineChart line(String name, double[] x, double[] y) {
        return add(name, x, y, false);
    }

    /** The same with a dashed line, to compare others with. */
    public LineChart dashed(String name, double[] x, double[] y) {
        return add(name, x, y, true);
    }

    private LineChart add(String name, double[] x, double[] y, boolean dashed) {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(x, "x is null");
        Objects.requireNonNull(y, "y is null");
        if (x.length != y.length) {
            throw new IllegalArgumentException("'" + name + "' has " + x.length + " values of x, but " + y.length
                    + " of y: each point needs both");
        }
        lines.add(new Series(name, x, y, dashed));
        return this;
    }

    /** Adds a vertical line with a text. */
    public LineChart mark(String text, double x) {
        marks.add(new Mark(Objects.requireNonNull(text, "text is null"), x));
        return this;
    }

    /** The picture as an SVG document, which can stand in a page as well as in a file. */
    public String toSvg() {
        Axis horizontal = axis(logarithmicX, logarithmicY, true);
        Axis vertical = axis(logarithmicY, logarithmicX, false);
        SvgWriter svg = new SvgWriter(width, height, horizontal, vertical);
        svg.begin(title, lines);
        svg.axes(x, y);
        for (Mark mark : marks) {
            if (Axis.shows(mark.x(), logarithmicX)) {
                svg.mark(mark);
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            svg.line(lines.get(i), i, logarithmicX, logarithmicY);
        }
        return svg.end();
    }

    /** Writes the picture to a file, in UTF-8; replaces what was there. */
    public void write(Path file) throws IOException {
        Files.writeString(Objects.requireNonNull(file, "file is null"), toSvg());
    }

    /** The axis that shows all points that can be shown, and from 0 to 1 or from 1 to 10 without any. */
    private Axis axis(boolean logarithmic, boolean otherIsLogarithmic, boolean ofX) {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (Series line : lines) {
            for (int i = 0; i < line.points(); i++) {
                double value = ofX ? line.x(i) : line.y(i);
                double other = ofX ? line.y(i) : line.x(i);
                if (Axis.shows(value, logarithmic) && Axis.shows(other, otherIsLogarithmic)) {
                    smallest = Math.min(smallest, value);
                    largest = Math.max(largest, value);
                }
            }
        }
        for (Mark mark : marks) {
            if (ofX && Axis.shows(mark.x(), logarithmic)) {
                smallest = Math.min(smallest, mark.x());
                largest = Math.max(largest, mark.x());
            }
        }
        if (smallest > largest) {
            return Axis.of(logarithmic ? 1 : 0, logarithmic ? 10 : 1, logarithmic);
        }
        return Axis.of(smallest, largest, logarithmic);
    }
}
