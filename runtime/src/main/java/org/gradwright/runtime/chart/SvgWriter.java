// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.chart;

import java.util.List;
import java.util.Locale;

/** Writes the parts of a {@link LineChart} as SVG. Lengths are in pixels, with one decimal. */
final class SvgWriter {
    private static final int LEFT = 64;
    private static final int TOP = 36;
    private static final int RIGHT = 24;
    private static final int BOTTOM = 48;
    private static final int KEY = 34;
    private static final int LETTER = 7;

    /** Okabe and Ito, Color Universal Design, 2008, without black and yellow, of which one cannot be seen on each page. */
    private static final List<String> COLORS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9");

    private static final List<String> DASHES = List.of("", "7 3", "2 3", "9 3 2 3");

    private final StringBuilder svg = new StringBuilder(8192);
    private final int width;
    private final int height;
    private final Axis horizontal;
    private final Axis vertical;

    SvgWriter(int width, int height, Axis horizontal, Axis vertical) {
        this.width = width;
        this.height = height;
        this.horizontal = horizontal;
        this.vertical = vertical;
    }

    /** The head of the document, its title and the names of the lines. */
    void begin(String title, List<Series> lines) {
        int longest =
                lines.stream().mapToInt(line -> line.name().length()).max().orElse(0);
        int all = LEFT + width + RIGHT + (lines.isEmpty() ? 0 : KEY + LETTER * longest);
        int high = Math.max(TOP + height + BOTTOM, TOP + 20 * lines.size());
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + all + "\" height=\"" + high
                + "\" viewBox=\"0 0 " + all + " " + high
                + "\" role=\"img\" font-family=\"sans-serif\" font-size=\"12\" fill=\"#767676\">\n");
        svg.append("<title>").append(escaped(title)).append("</title>\n");
        text(LEFT + width / 2.0, 22, " text-anchor=\"middle\" font-size=\"14\"", title);
        for (int i = 0; i < lines.size(); i++) {
            double x = LEFT + width + 12;
            double y = TOP + 8 + 20.0 * i;
            svg.append("<path d=\"M" + pixels(x) + " " + pixels(y) + "h24\"" + stroke(lines.get(i), i) + "/>\n");
            text(x + 30, y + 4, "", lines.get(i).name());
        }
    }

    /** The grid, the numbers at it and the labels of the axes. */
    void axes(String x, String y) {
        svg.append("<g stroke=\"#808080\" stroke-opacity=\"0.3\">\n");
        for (Tick tick : horizontal.ticks()) {
            svg.append("<path d=\"M" + across(tick.value()) + " " + TOP + "v" + height + "\"/>\n");
        }
        for (Tick tick : vertical.ticks()) {
            svg.append("<path d=\"M" + LEFT + " " + up(tick.value()) + "h" + width + "\"/>\n");
        }
        svg.append("</g>\n");
        for (Tick tick : horizontal.ticks()) {
            double at = LEFT + width * horizontal.place(tick.value());
            text(at, TOP + height + 16, " text-anchor=\"middle\"", tick.label());
        }
        for (Tick tick : vertical.ticks()) {
            double at = TOP + height * (1 - vertical.place(tick.value()));
            text(LEFT - 6, at + 4, " text-anchor=\"end\"", tick.label());
        }
        text(LEFT + width / 2.0, TOP + height + 38, " text-anchor=\"middle\"", x);
        double middle = TOP + height / 2.0;
        text(16, middle, " text-anchor=\"middle\" transform=\"rotate(-90 16 " + pixels(middle) + ")\"", y);
    }

    void mark(LineChart.Mark mark) {
        svg.append("<path d=\"M" + across(mark.x()) + " " + TOP + "v" + height
                + "\" stroke=\"#767676\" stroke-dasharray=\"2 2\"/>\n");
        boolean left = horizontal.place(mark.x()) > 0.7;
        double at = LEFT + width * horizontal.place(mark.x()) + (left ? -4 : 4);
        text(at, TOP + 12, left ? " text-anchor=\"end\"" : "", mark.text());
    }

    /** The line of that number: its points in order, interrupted where one cannot be shown; a lone point is a dot. */
    void line(Series line, int number, boolean logarithmicX, boolean logarithmicY) {
        StringBuilder path = new StringBuilder();
        String before = "";
        boolean interrupted = true;
        boolean lone = false;
        for (int i = 0; i < line.points(); i++) {
            double x = line.x(i);
            double y = line.y(i);
            if (!Axis.shows(x, logarithmicX) || !Axis.shows(y, logarithmicY)) {
                path.append(lone ? "h0" : "");
                lone = false;
                interrupted = true;
                continue;
            }
            String point = across(x) + " " + up(y);
            if (interrupted || !point.equals(before)) {
                path.append(interrupted ? "M" : "L").append(point);
                lone = interrupted;
            }
            before = point;
            interrupted = false;
        }
        path.append(lone ? "h0" : "");
        if (!path.isEmpty()) {
            svg.append("<path d=\"" + path + "\"" + stroke(line, number) + "/>\n");
        }
    }

    String end() {
        return svg.append("</svg>\n").toString();
    }

    private static String stroke(Series line, int number) {
        String dashes = line.dashed() ? "4 4" : DASHES.get(number / COLORS.size() % DASHES.size());
        return " fill=\"none\" stroke=\"" + COLORS.get(number % COLORS.size())
                + "\" stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\""
                + (dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\"");
    }

    private String across(double x) {
        return pixels(LEFT + width * horizontal.place(x));
    }

    private String up(double y) {
        return pixels(TOP + height * (1 - vertical.place(y)));
    }

    private void text(double x, double y, String attributes, String content) {
        if (!content.isEmpty()) {
            svg.append("<text x=\"" + pixels(x) + "\" y=\"" + pixels(y) + "\"" + attributes + ">" + escaped(content)
                    + "</text>\n");
        }
    }

    private static String pixels(double length) {
        String text = String.format(Locale.ROOT, "%.1f", length);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** The text with the characters that XML reserves replaced by references, and those that it excludes by U+FFFD. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> escaped.appendCodePoint(isCharacter(c) ? c : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    /** Production Char of XML 1.0, section 2.2. */
    private static boolean isCharacter(int c) {
        if (c < 0x20) {
            return c == '\t' || c == '\n' || c == '\r';
        }
        return c != 0xFFFE && c != 0xFFFF && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
