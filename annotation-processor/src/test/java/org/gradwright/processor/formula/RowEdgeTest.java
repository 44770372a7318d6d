// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradwright.processor.formula.reader.ReadFormulas;
import org.junit.jupiter.api.Test;

/** Slopes in loops where functions have none, at the edges of their domains, and where nothing is computed. */
final class RowEdgeTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    /** What reaches the row and the number x when 1 reaches the result of {@code f(double[] a, double x)}. */
    private static double[] slopes(String body, double x, double... a) {
        Formula formula = ReadFormulas.of("public static double f(double[] a, double x) { " + body + " }")
                .get("f");
        Formula pullback = Derivatives.pullbacks(formula, List.of(0, 1));
        List<Object> results = new ArrayList<>(pullback.compute(List.of(1.0, a, x, new double[a.length])));
        List<Object> inCode = written(pullback, a, x);
        assertThat(GeneratedRows.flat(inCode)).isEqualTo(GeneratedRows.flat(results));
        return GeneratedRows.flat(results).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static List<Object> written(Formula pullback, double[] a, double x) {
        GeneratedRows generated = new GeneratedRows();
        List<Object> inputs = List.of(1.0, a, x, new double[a.length]);
        int number = generated.add(pullback, inputs);
        generated.compile();
        // its results are the row and the number, but the row is not among what the method returns
        return generated.run(number, Precision.DOUBLE, inputs);
    }

    private static double[] sum(String summand, double x, double... a) {
        return slopes("double s = 0; for (double v : a) { s += " + summand + "; } return s;", x, a);
    }

    @Test
    void rootsAndLogarithmsHaveInfiniteSlopeAtZeroAndLeaveTheOthersAlone() {
        assertThat(sum("Math.log(v)", 1, 0, 2)).containsExactly(INFINITY, 0.5, 0);
        assertThat(sum("Math.sqrt(v)", 1, 4, 0)).containsExactly(0.25, INFINITY, 0);
        assertThat(sum("Math.cbrt(v)", 1, 0, 1)).containsExactly(INFINITY, 1.0 / 3, 0);
        assertThat(sum("Math.log1p(v)", 1, -1, 1)).containsExactly(INFINITY, 0.5, 0);
        assertThat(sum("Math.asin(v)", 1, 1, 0)).containsExactly(INFINITY, 1, 0);
        assertThat(sum("Math.acos(v)", 1, -1, 0)).containsExactly(-INFINITY, -1, 0);
    }

    @Test
    void powersOfZeroHaveTheSlopesOfPolynomials() {
        assertThat(sum("Math.pow(v, 2)", 1, 0, 3)).containsExactly(0, 6, 0);
        assertThat(sum("Math.pow(v, 1.5)", 1, 0, 4)).containsExactly(0, 3, 0);
        assertThat(sum("Math.pow(v, 0.5)", 1, 0, 4)).containsExactly(INFINITY, 0.25, 0);
        assertThat(sum("Math.pow(v, x)", 2, 0, 0)).containsExactly(0, 0, 0);
        assertThat(sum("Math.pow(v, x)", 1, 0, 1)).containsExactly(1, 1, 0);
        assertThat(sum("Math.pow(v, x)", 0, 0, 1)).containsExactly(0, 0, 0);
    }

    @Test
    void divisionsByZeroHaveInfiniteSlopes() {
        assertThat(sum("x / v", 2, 0, 4)).containsExactly(-INFINITY, -0.125, INFINITY);
        assertThat(sum("v == 0 ? 0 : x / v", 2, 0, 4)).containsExactly(0, -0.125, 0.25);
    }

    @Test
    void theBranchNotTakenContributesNothing() {
        assertThat(sum("v > 0 ? Math.log(v) : 0", 1, 0, -1, 2)).containsExactly(0, 0, 0.5, 0);
        assertThat(slopes("double s = 0; for (double v : a) { if (v > 0) { s += Math.sqrt(v); } } return s;", 1, 0, 4))
                .containsExactly(0, 0.25, 0);
        assertThat(slopes(
                        "double s = 0; for (double v : a) { double r = Math.log(v); if (v > 0) { s += r * r; } } return s;",
                        1,
                        0,
                        1))
                .containsExactly(0, 0, 0);
        assertThat(slopes(
                        "double s = 1; for (double v : a) { s = v > 0 ? s * Math.sqrt(v) : s; } return s;", 1, 0, 4, 0))
                .containsExactly(0, 0.25, 0, 0);
    }

    @Test
    void aLoopThatIsNotReachedContributesNothing() {
        String loop = "for (double v : a) { s += Math.log(v); }";
        assertThat(slopes("double s = x; if (x > 0) { " + loop + " } return s;", -1, 0, -2))
                .containsExactly(0, 0, 1);
        assertThat(slopes("double s = x; if (x < 0) { return s; } " + loop + " return s;", -1, 0, -2))
                .containsExactly(0, 0, 1);
        assertThat(slopes("double s = x; for (double w : a) { if (w > 0) { " + loop + " } } return s;", 1, 0, -2))
                .containsExactly(0, 0, 1);
        assertThat(slopes("double s = x; if (x > 0) { " + loop + " } return s;", 1, 1, 2))
                .containsExactly(1, 0.5, 1);
    }

    @Test
    void aLoopWhoseResultIsNotUsedContributesNothing() {
        String loop = "double s = 0; for (double v : a) { s += Math.log(v); }";
        assertThat(slopes(loop + " return x > 0 ? s : x;", -1, 0, -2)).containsExactly(0, 0, 1);
        assertThat(slopes(loop + " return x > 0 ? s : x;", 1, 1, 2)).containsExactly(1, 0.5, 0);
        assertThat(slopes(loop + " double t = x; for (double v : a) { if (v > 5) { t += s * v; } } return t;", 1, 0, 2))
                .containsExactly(0, 0, 1);
    }

    @Test
    void whatIsComputedBeforeALoopAndNotUsedInItHasNoSlope() {
        assertThat(sum("x > 0 ? Math.sqrt(x) * v : v", 0, 2, 3)).containsExactly(1, 1, 0);
        assertThat(slopes(
                        "double r = Math.sqrt(x); double s = 0; for (double v : a) { s += x > 0 ? r * v : 0; } return s;",
                        0,
                        2,
                        3))
                .containsExactly(0, 0, 0);
        assertThat(slopes(
                        "double inverse = 1 / x; double s = 0;"
                                + " for (double v : a) { if (x != 0) { s += inverse * v; } } return s;",
                        0,
                        2,
                        3))
                .containsExactly(0, 0, 0);
        String norm = "double n = 0; for (double v : a) { n += v * v; } n = Math.sqrt(n); double s = x;";
        assertThat(slopes(norm + " for (double v : a) { s += n > 0 ? v / n : 0; } return s;", 1, 0, 0))
                .containsExactly(0, 0, 1);
        assertThat(slopes(norm + " for (double v : a) { s += n > 0 ? v / n : 0; } return s;", 1, 3, 4))
                .containsExactly(new double[] {1 / 5.0 - 7 * 3 / 125.0, 1 / 5.0 - 7 * 4 / 125.0, 1}, within(1e-15));
    }

    @Test
    void sumsOfBranchesNotTakenContributeNothing() {
        assertThat(slopes("double r = Math.sqrt(x); return (x > 0 ? r : 0) + (x > 1 ? 2 * r : 0) + a[0];", 0, 5))
                .containsExactly(1, 0);
        assertThat(slopes("double r = Math.sqrt(x); return (x > 0 ? r : 0) + (x > 1 ? 2 * r : 0) + a[0];", 4, 5))
                .containsExactly(1, 0.75);
    }

    @Test
    void tiesOfLargestElementsAreSplit() {
        String largest = "double m = a[0]; for (int i = 1; i < a.length; i++) { m = Math.max(m, a[i]); } return m + x;";
        assertThat(slopes(largest, 0, 1, 3, 2)).containsExactly(0, 1, 0, 1);
        assertThat(slopes(largest, 0, 3, 3)).containsExactly(0.5, 0.5, 1);
        assertThat(sum("Math.abs(v)", 0, -2, 0, 3)).containsExactly(-1, 0, 1, 0);
    }

    @Test
    void loopsWithoutRoundsGiveBackWhatTheyStartFrom() {
        String body = "double h = x; for (int i = 1; i < a.length; i++) { h = Math.tanh(h * a[i]); } return h;";
        assertThat(slopes(body, 3, 7)).containsExactly(0, 1);
        assertThat(slopes(body, 3)).containsExactly(1);
        assertThat(slopes("double h = x; for (int i = 5; i < a.length; i++) { h = h * h * a[i]; } return h;", 3, 7, 8))
                .containsExactly(0, 0, 1);
        assertThat(slopes("double h = x; for (int i = 0; i > a.length; i--) { h = h * h * a[i]; } return h;", 3, 7, 8))
                .containsExactly(0, 0, 1);
        assertThat(slopes("double h = x; for (int i = 9; i < a.length; i += 4) { h = h * h * a[i]; } return h;", 3, 7))
                .containsExactly(0, 1);
    }

    @Test
    void emptyRowsAndRowsOfOneElementHaveSlopes() {
        String mean = "double m = 0; for (double v : a) { m += v; } m /= a.length;"
                + " double s = x; for (double v : a) { s += (v - m) * (v - m) + v; } return s;";
        assertThat(slopes(mean, 1, 5)).containsExactly(1, 1);
        assertThat(slopes("double s = x; for (double v : a) { for (double w : a) { s *= v * w; } } return s;", 1))
                .containsExactly(1);
        assertThat(slopes("double s = x; for (double v : a) { for (double w : a) { s *= v * w; } } return s;", 2, 3))
                .containsExactly(12, 9);
    }

    @Test
    void lengthsThatAreKnownMakeNoDifference() {
        Formula formula = ReadFormulas.of("public static double f(double[] a, double x) { double h = x;"
                        + " for (int i = 1; i < a.length; i++) { h = Math.sin(h * a[i]); } return h; }")
                .get("f");
        Formula pullback = Derivatives.pullbacks(formula, List.of(0, 1));
        for (int length = 0; length < 4; length++) {
            double[] a = {0.5, -1.5, 2.5};
            double[] row = java.util.Arrays.copyOf(a, length);
            List<Object> inputs = List.of(1.0, row, 0.75, new double[length]);
            Formula known = pullback.bind(Map.of(), Map.of("a", length));
            List<Double> expected = GeneratedRows.flat(pullback.compute(inputs));

            assertThat(GeneratedRows.flat(known.compute(inputs))).isEqualTo(expected);
            assertThat(GeneratedRows.flat(known.unrolled(1000).orElseThrow().compute(inputs)))
                    .isEqualTo(expected);
        }
    }
}
