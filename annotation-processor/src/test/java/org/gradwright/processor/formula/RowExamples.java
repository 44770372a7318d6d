// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradwright.processor.formula.reader.ReadFormulas;

/** Formulas of rows that each need something else of reverse mode. */
final class RowExamples {

    private static final String SOURCE = """
            public static double power(double[] a, double[] b, double x, int n) {
                double s = 1;
                for (double v : a) { s *= v; }
                return s;
            }
            public static double scaledDot(double[] a, double[] b, double x, int n) {
                double s = 0;
                for (int i = 0; i < b.length; i++) { s += a[i] * b[i] * x; }
                return s / (1 + x * x);
            }
            public static double recurrence(double[] a, double[] b, double x, int n) {
                double h = x;
                for (int i = 0; i < a.length; i++) { h = Math.tanh(x * h + a[i]); }
                return h * h;
            }
            public static double swap(double[] a, double[] b, double x, int n) {
                double p = x;
                double q = b[0];
                for (double v : a) {
                    double r = p + q * v;
                    p = q;
                    q = Math.sin(r);
                }
                return p * q;
            }
            public static double delay(double[] a, double[] b, double x, int n) {
                double p = 0;
                double q = 0;
                double r = 0;
                for (double v : a) {
                    p = q;
                    q = r;
                    r = v * v;
                }
                return p * x;
            }
            public static double counted(double[] a, double[] b, double x, int n) {
                int k = n;
                double s = x;
                for (double v : a) {
                    s += Math.sin(s * v) * k;
                    if (v > 0.1) { k += 2; }
                }
                return s;
            }
            public static double nested(double[] a, double[] b, double x, int n) {
                double s = 0;
                for (double v : a) {
                    double t = x;
                    for (double w : b) { t = Math.sin(t * w - v); }
                    s = s * v + t * t;
                }
                return s;
            }
            public static double triangle(double[] a, double[] b, double x, int n) {
                double s = 0;
                for (int i = 0; i < a.length; i++) {
                    for (int j = i + 1; j < a.length; j++) { s += Math.exp(a[i] * a[j] * x); }
                }
                return s;
            }
            public static double down(double[] a, double[] b, double x, int n) {
                double h = x;
                for (int i = a.length - 1; i >= 1; i--) { h = Math.cos(a[i] * h) + a[i - 1]; }
                return h;
            }
            public static double steps(double[] a, double[] b, double x, int n) {
                double h = 1;
                for (int i = 1; i < a.length; i += 2) { h = h * a[i] + Math.sin(h * a[i - 1]); }
                return h;
            }
            public static double variance(double[] a, double[] b, double x, int n) {
                double mean = 0;
                for (double v : a) { mean += v; }
                mean /= a.length;
                double s = 0;
                for (double v : a) { s += (v - mean) * (v - mean) * (v - mean); }
                return s / a.length;
            }
            public static double branches(double[] a, double[] b, double x, int n) {
                double s = x;
                for (double v : a) {
                    if (v > s) { s += v * x; } else { s = s * v - x; }
                }
                return s > 0 ? s : s * s;
            }
            public static double largest(double[] a, double[] b, double x, int n) {
                double m = a[0];
                for (int i = 1; i < a.length; i++) { m = Math.max(m, a[i] * x); }
                return m * b[1];
            }
            public static double thrice(double[] a, double[] b, double x, int n) {
                double h = b[1];
                for (int i = 0; i < 3; i++) { h = Math.sin(h * x + i); }
                for (int i = 3; i > 0; i--) { h = Math.cos(h * b[i - 1]); }
                return h;
            }
            public static double logistic(double[] a, double[] b, double x, int n) {
                double s = 0;
                for (double v : a) { s += v * (1 / (1 + Math.exp(-x * v))); }
                return s;
            }
            public static double elements(double[] a, double[] b, double x, int n) {
                return a[0] * a[1] + Math.sin(a[0]) * b[2] - a[n] * x * (x > 0 ? a[2] : 0.5);
            }
            """;

    private RowExamples() {}

    /** The formulas, by name. */
    static Map<String, Formula> all() {
        return new TreeMap<>(ReadFormulas.of(SOURCE));
    }

    /** Where they are tried. */
    static List<List<Object>> points() {
        return List.of(
                List.of(new double[] {0.7, -1.2, 0.4, 1.3, -0.6}, new double[] {1.1, -0.3, 0.8}, 0.9, 2),
                List.of(new double[] {-0.45, 0.85, 1.15, 0.25}, new double[] {-0.65, 1.4, 0.35}, -1.3, 1));
    }
}
