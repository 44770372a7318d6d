// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradwright.processor.formula.Formula;
import org.junit.jupiter.api.Test;

/** That loops over rows and ints compute what Java does. */
final class RowReaderTest {

    private static final double[] A = {3, -1, 4, -1.5, 9};
    private static final double[] B = {2, 7, 1, 8, -2.5};

    /** The value of a method {@code f(x, a, b, n)} with this body, for 0.5, the two rows and 3. */
    private static double f(String... body) {
        return at(0.5, A, B, 3, body);
    }

    private static double at(double x, double[] a, double[] b, int n, String... body) {
        Formula formula = ReaderFixture.read(
                        "public static double f(double x, double[] a, double[] b, int n) {",
                        String.join("\n", body),
                        "}")
                .formula("f");
        return (Double) formula.compute(List.of(x, a, b, n)).get(0);
    }

    @Test
    void sumsAndProductsAreTaken() {
        assertThat(f("double s = 0; for (double v : a) { s += v; } return s;")).isEqualTo(13.5);
        assertThat(f("double s = 0; for (int i = 0; i < a.length; i++) s += a[i] * b[i]; return s;"))
                .isEqualTo(6 - 7 + 4 - 12 - 22.5);
        assertThat(f("for (var v : (a)) { v *= 2; x += v; } return x + (a)[1] + (b).length;"))
                .isEqualTo(27.5 - 1 + 5);
    }

    @Test
    void loopsGoUpAndDownAndInSteps() {
        String digits = "{ s = 10 * s + i; } return s;";
        assertThat(f("int s = 0; for (int i = 1; i <= 4; i++)" + digits)).isEqualTo(1234);
        assertThat(f("int s = 0; for (int i = 4; i > 0; --i)" + digits)).isEqualTo(4321);
        assertThat(f("int s = 0; for (int i = n; i >= 1; i--)" + digits)).isEqualTo(321);
        assertThat(f("int s = 0; for (int i = 1; i < 9; i += 3)" + digits)).isEqualTo(147);
        assertThat(f("int s = 0; for (int i = 9; i >= n; i -= 2)" + digits)).isEqualTo(9753);
        assertThat(f("int s = 0; for (int i = n; i < n; i += 2)" + digits)).isZero();
        assertThat(f("int s = 7; for (int i = 5; i < n; i++)" + digits)).isEqualTo(7);
        assertThat(f("int iFirst = 5, s = 0; for (int i = 1; i < 9; i += 3) s += i * iFirst; return s + iFirst;"))
                .isEqualTo(65);
    }

    @Test
    void nestedLoopsMayDependOnOneAnother() {
        assertThat(f("double s = 0; for (int i = 0; i < n; i++) for (int j = i + 1; j < a.length; j++)"
                        + " s += (a[i] - b[j]) * (j - i); return s;"))
                .isEqualTo(triangle());
    }

    private static double triangle() {
        double s = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = i + 1; j < A.length; j++) {
                s += (A[i] - B[j]) * (j - i);
            }
        }
        return s;
    }

    @Test
    void recurrencesCarryNumbersIntsAndTruthValues() {
        assertThat(f("double p = 1, q = 1; for (int i = 0; i < 6; i++) { double r = p + q; p = q; q = r; } return q;"))
                .isEqualTo(21);
        assertThat(f("int best = 0; for (int i = 1; i < a.length; i++) { if (a[i] > a[best]) best = i; } return best;"))
                .isEqualTo(4);
        assertThat(f("boolean any = false; for (double v : a) { any = any || v < -1; } return any ? 1 : 2;"))
                .isEqualTo(1);
        assertThat(f("int k = 0; for (double v : b) { if (v > x) { k++; } else { k -= 10; } } return k;"))
                .isEqualTo(-6);
    }

    @Test
    void intsAreDividedAsInts() {
        assertThat(f("return a[n / 2];")).isEqualTo(-1);
        assertThat(f("int h = (n + 4) / 2 - 1; h /= 2; return h * x;")).isEqualTo(0.5);
        assertThat(f("int k = Math.max(n / 2, 1) + Math.min(7 / 2, n % 2); return k;"))
                .isEqualTo(2);
        assertThat(f("return n / 2 == 1 && 2 * (n / 2) != n ? x : 0;")).isEqualTo(0.5);
        assertThat(f("x += (double) n / 2; return x;")).isEqualTo(2);
        assertThat(ReaderFixture.read(
                                "static int half(int n) { return n / 2; }",
                                "public static double f(double x, int n) { return x * half(n / 2); }")
                        .formula("f")
                        .compute(List.of(1.0, 9)))
                .containsExactly(2.0);
    }

    @Test
    void whatJavaDoesNotReachIsNotComputedInAHarmfulWay() {
        assertThat(f("return n > 7 ? a[n] : x;")).isEqualTo(0.5);
        assertThat(
                        f(
                                "double s = 0; for (int i = 0; i < a.length; i++) { s += i > 0 ? a[i] - a[i - 1] : 0; } return s;"))
                .isEqualTo(6);
        assertThat(at(0.5, A, B, 0, "return n != 0 && 6 / n > 1 ? 1 : x;")).isEqualTo(0.5);
        assertThat(at(0.5, A, B, 0, "int k = 1; if (n != 0) { k = 6 % n; k /= n; } return k;"))
                .isEqualTo(1);
        assertThat(at(0.5, A, B, 9, "if (n < 5) { for (int i = 0; i < n; i++) { x += a[i]; } } return x;"))
                .isEqualTo(0.5);
        assertThat(at(0.5, A, B, 9, "if (n > 5) return x; for (int i = 0; i < n; i++) { x += a[i]; } return x;"))
                .isEqualTo(0.5);
    }

    @Test
    void emptyRowsHaveNoRounds() {
        double[] none = {};
        assertThat(at(0.5, none, none, 0, "for (double v : a) { x += v; } return x;"))
                .isEqualTo(0.5);
        assertThat(at(
                        0.5,
                        none,
                        B,
                        0,
                        "double m = Double.NEGATIVE_INFINITY;",
                        "for (int i = a.length - 1; i >= 0; i--) { m = Math.max(m, a[i] * b[i]); } return m;"))
                .isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void methodsWithLoopsAreInlined() {
        ReaderFixture read = ReaderFixture.read(
                "static double sum(double[] v, int n) { double s = 0; for (int i = 0; i < n; i++) { s += v[i]; } return s; }",
                "static double first(double[] v) { return v[0]; }",
                "static double first(double v) { return v; }",
                "public static double f(double[] a, double x) {",
                "    double s = 0;",
                "    for (int i = 1; i <= a.length; i++) { s += sum(a, i) * x; }",
                "    return s + sum(a, 2) + first(a) + first(x);",
                "}");

        assertThat(read.formula("f").compute(List.of(new double[] {1, 10, 100}, 2.0)))
                .containsExactly(2.0 * (1 + 11 + 111) + 11 + 1 + 2);
    }
}
